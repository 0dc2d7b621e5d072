using RearCloud.Core.Documents;
using System.Text.Json;

namespace RearCloud.Client.Tests;

/// <summary>The program of the client's README: what stands between the marks is compared with it.</summary>
internal static class ReadmeProgram
{
    public static async Task RunAsync(string[] args)
    {
        // README begins
        var options = new RearCloudClientOptions { DataFolder = "replica", Server = new Uri(args[0]), Token = args[1] };
        await using var client = await RearCloudClient.OpenAsync(options);

        var sea = new DocumentKey(DocumentKind.Wallpaper, new DocumentId("sea"));
        var body = JsonElement.Parse("""{"format":1,"name":"Sea","type":"color","color":"#0b3d59"}""");
        var trace = (await client.CreateAsync(sea, body)).Value;
        Console.WriteLine($"{trace} is on this disk; the server gets it when there is one.");

        await foreach (var change in client.WatchAsync())
            Console.WriteLine($"{change.Documents.Count} documents at {change.Confirmed}, {change.WaitingMutations} edits wait, {client.State}");
        // README ends
    }
}
