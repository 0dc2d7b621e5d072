using System.Globalization;
using RearCloud.Benchmarks.Measuring;
using RearCloud.Benchmarks.Sync.Content;
using RearCloud.Benchmarks.Sync.Devices;
using RearCloud.Benchmarks.Sync.Servers;
using RearCloud.Client;

namespace RearCloud.Benchmarks.Sync.Cases;

/// <summary>From a device's submission until ten others have applied it, against a bare SignalR push of the same bytes to ten connections.</summary>
internal sealed class EditToTen : ISyncCase
{
    private const int Others = 10;

    public string Name => "edit-to-10";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(SyncScale scale)
    {
        var turns = scale.Of(1_000, 100);
        // Ten seconds in which a server that has just started compiles its code anew.
        var warmUps = scale.Of(3_000, 100);
        await using var cloud = await Cloud.StartAsync();
        await using var bare = await ServerProgram.StartAsync(ServeVerbs.Bare, "0", "0");
        await using var writer = await OpenWriterAsync(cloud);
        await Seeding.CreateLayoutAsync(writer);

        var (inMemory, push) = await InMemoryAsync(cloud, bare, writer, warmUps, turns);
        var onDisk = await OnDiskAsync(cloud, writer, warmUps, scale.Of(300, 50));
        return [Row(Name, inMemory, push, writer.ChangesFrameBytes, warmUps, isPromised: true), Row(Name + "-disk", onDisk, push, writer.ChangesFrameBytes, warmUps, isPromised: false)];
    }

    private static async Task<(Samples Edit, Samples Push)> InMemoryAsync(Cloud cloud, ServerProgram bare, Writer writer, int warmUps, int turns)
    {
        var applied = new Arrivals(Others);
        var devices = await Crowd.OpenAsync(Others, i => Applier.JoinAsync(GrpcDial.OpenAlone(cloud.Program.Grpc, cloud.Token), i, applied));
        var pushed = new Arrivals(Others);
        var receivers = await Crowd.OpenAsync(
            Others, i => BareHubConnection.OpenAsync(bare.Http, bytes => pushed.Note(i, BitConverter.ToInt64(bytes), System.Diagnostics.Stopwatch.GetTimestamp())));
        await using var sender = await BareHubConnection.OpenAsync(bare.Http);

        var (edit, push) = (new Samples(), new Samples());
        for (var turn = 0; turn < warmUps + turns; turn++)
        {
            var edited = await EditAsync(writer, applied, turn);
            var message = new byte[Math.Max(sizeof(long), writer.ChangesFrameBytes)];
            BitConverter.TryWriteBytes(message, (long)turn + 1);
            pushed.Begin(turn + 1);
            await sender.PushAsync(message);
            var bareMilliseconds = (await pushed.AllAsync()).Max();
            if (turn < warmUps) continue;
            edit.Add(edited);
            push.Add(bareMilliseconds);
        }

        await Crowd.CloseAsync(devices);
        await Crowd.CloseAsync(receivers);
        return (edit, push);
    }

    // Ten client libraries, each with its database on this one disk, which they share; a device has its own.
    private static async Task<Samples> OnDiskAsync(Cloud cloud, Writer writer, int warmUps, int turns)
    {
        var folder = Directory.CreateTempSubdirectory("rearcloud-bench-");
        var applied = new Arrivals(Others);
        var clients = await Crowd.OpenAsync(Others, i => RearCloudClient.OpenAsync(new RearCloudClientOptions
        {
            DataFolder = Path.Combine(folder.FullName, i.ToString(CultureInfo.InvariantCulture)),
            Server = cloud.Program.Http,
            Grpc = cloud.Program.Grpc,
            Token = cloud.Token,
            Carrier = ClientCarrier.Grpc,
        }));
        var watching = clients.Select((c, i) => Task.Run(() => WatchAsync(c, i, applied))).ToList();
        applied.Begin(writer.Head.Value);
        await applied.AllAsync();

        var edit = new Samples();
        for (var turn = 0; turn < warmUps + turns; turn++)
        {
            var milliseconds = await EditAsync(writer, applied, turn);
            if (turn >= warmUps) edit.Add(milliseconds);
        }

        await Crowd.CloseAsync(clients);
        await Task.WhenAll(watching);
        folder.Delete(recursive: true);
        return edit;
    }

    private static async Task WatchAsync(RearCloudClient client, int index, Arrivals applied)
    {
        await foreach (var _ in client.WatchAsync()) applied.Note(index, client.Confirmed.Value, System.Diagnostics.Stopwatch.GetTimestamp());
    }

    private static async Task<double> EditAsync(Writer writer, Arrivals applied, int turn)
    {
        var edit = SampleDocuments.Drag(Seeding.Layout, writer.Head, turn);
        applied.Begin(writer.Head.Value + 1);
        await writer.SubmitAsync(edit);
        return (await applied.AllAsync()).Max();
    }

    private static async Task<Writer> OpenWriterAsync(Cloud cloud) => await Writer.OpenAsync(GrpcDial.OpenAlone(cloud.Program.Grpc, cloud.Token));

    private static BenchRow Row(string name, Samples edit, Samples push, int bytes, int warmUps, bool isPromised)
    {
        var notes = new List<string>
        {
            string.Create(CultureInfo.InvariantCulture, $"bare SignalR push (MessagePack) of as many bytes to ten connections: p50 {push.P50:0.00} ms, p99 {push.P99:0.00} ms"),
            isPromised
                ? $"devices: gRPC sessions that read, apply and verify each delta in memory; server: SQLite, synchronous=FULL; bytes: one pushed frame; both behind {warmUps} turns that do not count"
                : "devices: the client library with its database, synchronous=FULL, all ten on one disk",
        };
        return new BenchRow(name, new Timing(edit.P50, edit.P99, bytes), push.P50)
        {
            Unit = "ms",
            Notes = notes,
            Targets = isPromised ? [new Target("p50, x a bare push", edit.P50 / push.P50, 5), new Target("p99, x a bare push", edit.P99 / push.P99, 10)] : [],
        };
    }
}
