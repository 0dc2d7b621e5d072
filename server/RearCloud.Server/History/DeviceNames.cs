using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Server.Sync;

namespace RearCloud.Server.History;

/// <summary>The names of an account's devices as their settings tell them, those of revoked devices too. Devices of other accounts stay without a name.</summary>
internal sealed class DeviceNames
{
    private readonly string _accountId;
    private readonly Dictionary<string, string> _byId;

    private DeviceNames(string accountId, Dictionary<string, string> byId)
    {
        _accountId = accountId;
        _byId = byId;
    }

    public static async Task<DeviceNames> ReadAsync(IDocumentReader documents, Actor reader, CancellationToken cancellationToken)
    {
        var settings = await documents.ListAsync(reader.Stream, DocumentKind.DeviceSettings, includeDeleted: true, cancellationToken);
        var byId = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in settings)
        {
            if (one.Body.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String && name.GetString() is { Length: > 0 } text) byId[one.Key.Id.Value] = text;
        }

        return new DeviceNames(reader.AccountId, byId);
    }

    public HistoryEntry Entry(PastChange change) =>
        new(change, change.DeviceId is { } device && change.AccountId == _accountId ? _byId.GetValueOrDefault(device) : null);
}
