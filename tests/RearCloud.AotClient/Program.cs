using System.Text.Json;
using RearCloud.Client;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

// Arguments: data folder, the server's HTTP and gRPC addresses, token, carrier. Makes a document, waits until the server has it and ends with 0.
var options = new RearCloudClientOptions
{
    DataFolder = args[0],
    Server = new Uri(args[1]),
    Grpc = new Uri(args[2]),
    Token = args[3],
    Carrier = Enum.Parse<ClientCarrier>(args[4]),
};
using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
await using var client = await RearCloudClient.OpenAsync(options, patience.Token);
var key = new DocumentKey(DocumentKind.Wallpaper, new DocumentId($"native-{args[4].ToLowerInvariant()}"));
var body = JsonElement.Parse("""{"format":1,"name":"Native","type":"color","color":"#0b3d59"}""");
var made = await client.EditAsync(Edit.Create(key, body, client.Confirmed), patience.Token);
if (!made.TryGet(out var trace, out var problem))
{
    Console.Error.WriteLine(problem);
    return 1;
}

await foreach (var change in client.WatchAsync(patience.Token))
{
    if (change.WaitingMutations > 0 || !change.Documents.TryGetValue(key, out var document) || document.Version == Sequence.Zero) continue;
    Console.WriteLine($"{trace} is at the server as {document.Version}, by {client.State}");
    return 0;
}

return 1;
