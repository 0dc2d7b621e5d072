using System.Globalization;
using RearCloud.Benchmarks.Measuring;
using RearCloud.Benchmarks.Sync.Content;
using RearCloud.Benchmarks.Sync.Devices;
using RearCloud.Benchmarks.Sync.Servers;

namespace RearCloud.Benchmarks.Sync.Cases;

/// <summary>What the other readers notice when one in twenty stops to read its socket.</summary>
internal sealed class FrozenReaders : ISyncCase
{
    private const int OneIn = 20;
    private const int WarmUps = 5;

    // A connection that nobody reads takes this much before its writer has to wait: HTTP/2's window and the sockets' buffers.
    private const int FillingEdits = 60;

    public string Name => "frozen-readers";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(SyncScale scale)
    {
        var devices = scale.Of(1_000, 200);
        var rounds = scale.Of(40, 10);
        await using var cloud = await Cloud.StartAsync(Cloud.EveryoneAtOnce);
        await using var writer = await Writer.OpenAsync(GrpcDial.OpenAlone(cloud.Program.Grpc, cloud.Token));
        await Seeding.CreateLayoutAsync(writer, widgets: 20);

        var (arrived, memo) = (new Arrivals(devices), new FrameMemo());
        var wires = Enumerable.Range(0, devices).Select(_ => new Devices.Wire()).ToArray();
        var followers = await Crowd.OpenAsync(devices, i => Follower.JoinAsync(GrpcDial.OpenAlone(cloud.Program.Grpc, cloud.Token, wires[i]), i, memo, arrived));
        await RunAsync(writer, arrived, WarmUps);

        var (without, with) = (new Samples(), new Samples());
        var frozen = Enumerable.Range(0, devices).Where(IsFrozen).ToList();
        var held = 0L;
        // Twice each, so that what else the machine does meets both.
        for (var part = 0; part < 2; part++)
        {
            without.AddRange(await RunAsync(writer, arrived, rounds / 2));
            foreach (var i in frozen) wires[i].Freeze();
            await RunAsync(writer, arrived, FillingEdits);
            var head = followers[1].Cookie!.Sequence.Value;
            with.AddRange(await RunAsync(writer, arrived, rounds / 2));
            held = frozen.Count(i => followers[i].Cookie!.Sequence.Value < head);
            foreach (var i in frozen) wires[i].Thaw();
            // Nobody lost anything: those who slept come to the head too.
            arrived.Begin(writer.Head.Value);
            await arrived.AllAsync();
        }

        await Crowd.CloseAsync(followers);
        return
        [
            new BenchRow(Name, new Timing(with.P50, with.P99, writer.ChangesFrameBytes), without.P99)
            {
                Unit = "ms",
                Ratio = with.P99 / without.P99,
                Targets = [new Target("p99 of the others, x without frozen readers", with.P99 / without.P99, 1.2)],
                Notes =
                [
                    string.Create(CultureInfo.InvariantCulture, $"{devices} gRPC devices, {frozen.Count} of them stopped to read their sockets ({held} stood behind at the end); ratio and yardstick are p99 of the healthy ones"),
                    string.Create(CultureInfo.InvariantCulture, $"without frozen readers: p50 {without.P50:0.0} ms, p99 {without.P99:0.0} ms; all came to the head after they went on"),
                ],
            },
        ];
    }

    private static bool IsFrozen(int device) => device % OneIn == 0;

    private static async Task<IReadOnlyList<double>> RunAsync(Writer writer, Arrivals arrived, int rounds)
    {
        var all = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            arrived.Begin(writer.Head.Value + 1, device => !IsFrozen(device));
            await writer.SubmitAsync(SampleDocuments.Drag(Seeding.Layout, writer.Head, writer.Head.Value));
            all.AddRange(await arrived.AllAsync());
        }

        return all;
    }
}
