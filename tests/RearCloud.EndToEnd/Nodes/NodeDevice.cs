using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using RearCloud.Client;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;

namespace RearCloud.EndToEnd.Nodes;

/// <summary>A device of the owner with the real client library.</summary>
internal sealed class NodeDevice : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly RearCloudClient _client;
    private int _edits;

    private NodeDevice(string id, RearCloudClient client) => (Id, _client) = (id, client);

    public string Id { get; }

    /// <summary>Which node it was connected to when it was opened.</summary>
    public ServerNode Node { get; set; } = null!;

    public IReadOnlyDictionary<DocumentKey, Document> Documents => _client.Documents;

    /// <summary>The checksum over the replica as the server computes it.</summary>
    public string Checksum => StreamChecksum.Of(_client.Documents.Values).ToString();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<NodeDevice> OpenAsync(NodePair pair, string folder, ClientCarrier carrier)
    {
        using var answer = await pair.Owner.PostAsJsonAsync("/api/v1/devices", new { name = "Device", panel = "reference" }, Cancellation);
        answer.EnsureSuccessStatusCode();
        var enrolled = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!;
        var client = await RearCloudClient.OpenAsync(
            new RearCloudClientOptions
            {
                DataFolder = folder, Server = pair.Proxy.Http, Grpc = pair.Proxy.Grpc, Token = enrolled["token"]!.GetValue<string>(), Carrier = carrier,
            },
            Cancellation);
        var device = new NodeDevice(enrolled["id"]!.GetValue<string>(), client);
        await device.StateAsync(state => state is SyncState.UpToDate);
        return device;
    }

    /// <summary>Makes an edit and returns the document that it created, as soon as the client has accepted it.</summary>
    public async Task<DocumentKey> EditAsync()
    {
        var key = new DocumentKey(DocumentKind.Wallpaper, new DocumentId($"{Id}-{++_edits}"));
        var body = JsonSerializer.SerializeToElement(new { format = 1, name = "Edit", type = "color", color = "#102030" });
        var accepted = await _client.EditAsync(Edit.Create(key, body), Cancellation);
        Assert.True(accepted.IsSuccess);
        return key;
    }

    /// <summary>Shows the others another name of a document, as a hand that rests until something has happened, and then lets go.</summary>
    public async Task HoldAsync(DocumentKey key, string name, Task until)
    {
        var change = new FieldChange(FieldPath.Of("name"), JsonSerializer.SerializeToElement(name));
        do Assert.Null(await _client.PreviewAsync([Edit.Set(key, default, change)], Cancellation));
        while (await Task.WhenAny(until, Task.Delay(TimeSpan.FromSeconds(1), Cancellation)) != until);
        await until;
        await _client.EndPreviewAsync(Cancellation);
    }

    /// <summary>Waits until a document is shown with a name, be it by a preview.</summary>
    public Task ShowsAsync(DocumentKey key, string name) =>
        ThatAsync(_client.WatchShownAsync, () => _client.Shown[key].Body.GetProperty("name").GetString() == name, $"shows {key} as {name}");

    /// <summary>Waits until the replica has a document.</summary>
    public Task HasAsync(DocumentKey key) => ThatAsync(() => _client.Documents.ContainsKey(key), $"has {key}");

    /// <summary>Waits until everything is confirmed and the replica stands at a sequence.</summary>
    public Task StandsAtAsync(Sequence sequence) => ThatAsync(() => _client.WaitingMutations == 0 && _client.Confirmed >= sequence, $"stands at {sequence}");

    /// <summary>Waits until the server has confirmed every edit.</summary>
    public Task ConfirmedAsync() => ThatAsync(() => _client.WaitingMutations == 0, "has nothing waiting");

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    private async Task StateAsync(Func<SyncState, bool> fact)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Patience);
        await foreach (var state in _client.WatchStateAsync(patience.Token))
        {
            if (fact(state)) return;
        }
    }

    private Task ThatAsync(Func<bool> fact, string what) => ThatAsync(_client.WatchAsync, fact, what);

    private async Task ThatAsync(Func<CancellationToken, IAsyncEnumerable<ReplicaChange>> watch, Func<bool> fact, string what)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await foreach (var _ in watch(patience.Token))
            {
                if (fact()) return;
            }
        }
        catch (OperationCanceledException) when (!Cancellation.IsCancellationRequested)
        {
            Assert.Fail($"Device {Id} never {what}: it stands at {_client.Confirmed}, {_client.WaitingMutations} wait, {_client.State}.");
        }
    }
}
