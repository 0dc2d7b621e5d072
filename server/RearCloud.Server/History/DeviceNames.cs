using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Server.Sync;

namespace RearCloud.Server.History;

/// <summary>The names of a stream's devices as their settings tell them, those of revoked devices too.</summary>
internal sealed class DeviceNames
{
    private readonly Dictionary<string, string> _byId;

    private DeviceNames(Dictionary<string, string> byId) => _byId = byId;

    public static async Task<DeviceNames> ReadAsync(IDocumentReader documents, StreamId stream, CancellationToken cancellationToken)
    {
        var settings = await documents.ListAsync(stream, DocumentKind.DeviceSettings, includeDeleted: true, cancellationToken);
        var byId = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var one in settings)
        {
            if (one.Body.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String && name.GetString() is { Length: > 0 } text) byId[one.Key.Id.Value] = text;
        }

        return new DeviceNames(byId);
    }

    public HistoryEntry Entry(PastChange change) => new(change, change.DeviceId is { } device ? _byId.GetValueOrDefault(device) : null);
}
