using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using RearCloud.Benchmarks.Measuring;
using RearCloud.Benchmarks.Sync.Content;
using RearCloud.Client;
using RearCloud.Core.Documents;
using RearCloud.Panel.LastGood;
using RearCloud.Panel.Statistics;

namespace RearCloud.Benchmarks.Sync.Clients;

/// <summary>The programs that are killed: each does one thing with a client's data folder, says so in one line of JSON, and then waits for its end.</summary>
internal static class ClientVerbs
{
    /// <summary>Fills a folder from a server, then edits with no server: FOLDER HTTP GRPC TOKEN DOCUMENTS EDITS.</summary>
    public const string Fill = "fill-client";

    /// <summary>Finds a document to show and opens the client: FOLDER.</summary>
    public const string Open = "open-client";

    /// <summary>Reads the bytes of the folder's files and does nothing with them: FOLDER.</summary>
    public const string ReadBytes = "read-client";

    // Nobody listens there: the edits stay.
    private static readonly Uri Nowhere = new("http://127.0.0.1:1");

    public static async Task FillAsync(string[] arguments)
    {
        var (folder, documents, edits) = (arguments[0], int.Parse(arguments[4], CultureInfo.InvariantCulture), int.Parse(arguments[5], CultureInfo.InvariantCulture));
        await using (var client = await RearCloudClient.OpenAsync(Options(folder, new Uri(arguments[1]), new Uri(arguments[2]), arguments[3])))
        {
            await foreach (var _ in client.WatchAsync())
            {
                if (client.Documents.Count >= documents) break;
            }
        }

        var offline = await RearCloudClient.OpenAsync(Options(folder, Nowhere, Nowhere, "none"));
        // One on each layout, because edits that set the same field again become one.
        foreach (var key in offline.Documents.Keys.Where(k => k.Kind == DocumentKind.Layout).Take(edits))
        {
            if (!(await offline.EditAsync(SampleDocuments.Drag(key, offline.Confirmed, 1))).TryGet(out _, out var problem)) throw new InvalidOperationException(problem.ToString());
        }

        Say(new OpenedClient(0, 0, offline.Documents.Count, offline.WaitingMutations));
    }

    public static async Task OpenAsync(string[] arguments)
    {
        var began = Stopwatch.GetTimestamp();
        var slots = SlotReader.Read(Path.Combine(arguments[0], "slots"), new FaultLog(TimeProvider.System));
        var shown = Stopwatch.GetTimestamp();
        if (slots is not [{ Documents.Count: > 0 }, ..]) throw new InvalidOperationException("No slot holds a document.");
        var opening = Stopwatch.GetTimestamp();
        var client = await RearCloudClient.OpenAsync(Options(arguments[0], Nowhere, Nowhere, "none"));
        var opened = Stopwatch.GetTimestamp();
        Say(new OpenedClient(Samples.Milliseconds(began, shown), Samples.Milliseconds(opening, opened), client.Documents.Count, client.WaitingMutations));
    }

    public static Task ReadBytesAsync(string[] arguments)
    {
        var began = Stopwatch.GetTimestamp();
        var files = Directory.GetFiles(arguments[0], "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) != ".lock").Sum(f => (long)File.ReadAllBytes(f).Length);
        var read = Samples.Milliseconds(began, Stopwatch.GetTimestamp());
        if (files == 0) throw new InvalidOperationException("The folder is empty.");
        Say(new OpenedClient(read, read, 0, 0));
        return Task.CompletedTask;
    }

    private static RearCloudClientOptions Options(string folder, Uri http, Uri grpc, string token) =>
        new() { DataFolder = folder, Server = http, Grpc = grpc, Token = token, Carrier = ClientCarrier.Grpc };

    // The program that started it kills it now; if that is gone, the input ends.
    private static void Say(OpenedClient opened)
    {
        Console.Out.WriteLine(JsonSerializer.Serialize(opened));
        Console.Out.Flush();
        while (Console.In.Read() >= 0)
        {
        }

        Environment.Exit(1);
    }
}
