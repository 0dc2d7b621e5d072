using System.Globalization;
using RearCloud.Benchmarks.Measuring;
using RearCloud.Benchmarks.Sync.Clients;
using RearCloud.Benchmarks.Sync.Content;
using RearCloud.Benchmarks.Sync.Devices;
using RearCloud.Benchmarks.Sync.Servers;

namespace RearCloud.Benchmarks.Sync.Cases;

/// <summary>
/// A device's program that was killed starts again with no server: until a panel has a valid document from the slots, and until the client is open with
/// every waiting edit. Each turn is a new process, with its code as cold as after any start, and is killed in turn.
/// </summary>
internal sealed class Reopen : ISyncCase
{
    private const int Documents = 500;
    private const int WaitingEdits = 50;
    private const double GoalMilliseconds = 300;

    public string Name => "reopen";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(SyncScale scale)
    {
        var folder = Directory.CreateTempSubdirectory("rearcloud-bench-");
        var filled = await FillAsync(folder.FullName);
        var (slot, open, bare) = (new Samples(), new Samples(), new Samples());
        for (var turn = -1; turn < scale.Of(100, 10); turn++)
        {
            var opened = await ClientLife.RunAsync(ClientVerbs.Open, folder.FullName);
            if (opened.Documents != filled.Documents || opened.Waiting != WaitingEdits) throw new InvalidOperationException($"After a kill the client has not what it had: {opened}");
            var read = await ClientLife.RunAsync(ClientVerbs.ReadBytes, folder.FullName);
            if (turn < 0) continue;
            slot.Add(opened.SlotMilliseconds);
            open.Add(opened.OpenMilliseconds);
            bare.Add(read.OpenMilliseconds);
        }

        folder.Delete(recursive: true);
        return
        [
            Row(Name + "-slot", slot, bare, "until a valid document can be shown, p99, ms", "from the look into the folder to the decoded documents of the newest whole slot"),
            Row(Name, open, bare, "until the client is open, p99, ms", "from the call of RearCloudClient.OpenAsync to its return, behind the slot's reading in the same process"),
        ];
    }

    private static async Task<OpenedClient> FillAsync(string folder)
    {
        await using var cloud = await Cloud.StartAsync();
        await using (var writer = await Writer.OpenAsync(GrpcDial.OpenAlone(cloud.Program.Grpc, cloud.Token)))
            await Seeding.SubmitAllAsync(writer, new SampleDocuments(seed: 500).Creates(Documents));
        return await ClientLife.RunAsync(
            ClientVerbs.Fill,
            folder,
            cloud.Program.Http.ToString(),
            cloud.Program.Grpc.ToString(),
            cloud.Token,
            Documents.ToString(CultureInfo.InvariantCulture),
            WaitingEdits.ToString(CultureInfo.InvariantCulture));
    }

    private static BenchRow Row(string name, Samples seen, Samples bare, string goal, string what) => new(name, new Timing(seen.P50, seen.P99, 0), bare.P50)
    {
        Unit = "ms",
        Targets = [new Target(goal, seen.P99, GoalMilliseconds)],
        Notes =
        [
            $"{what}; {Documents} documents, {WaitingEdits} waiting edits, {seen.Count} new processes, each killed by SIGKILL",
            string.Create(CultureInfo.InvariantCulture, $"yardstick: a new process that reads the bytes of the same files, p50 {bare.P50:0.0} ms, p99 {bare.P99:0.0} ms"),
        ],
    };
}
