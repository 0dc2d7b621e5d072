using System.Globalization;
using RearCloud.Benchmarks.Measuring;
using RearCloud.Benchmarks.Sync.Content;
using RearCloud.Benchmarks.Sync.Devices;
using RearCloud.Benchmarks.Sync.Servers;

namespace RearCloud.Benchmarks.Sync.Cases;

/// <summary>One change to very many devices, against a bare program that writes the same bytes to as many gRPC streams.</summary>
internal sealed class FanOut : ISyncCase
{
    private const int WarmUps = 3;

    public string Name => "fan-out";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(SyncScale scale)
    {
        var devices = scale.Of(5_000, 500);
        var rounds = scale.Of(30, 10);
        await using var cloud = await Cloud.StartAsync(Cloud.EveryoneAtOnce);
        await using var bare = await ServerProgram.StartAsync(ServeVerbs.Bare, "0", "0");
        await using var writer = await Writer.OpenAsync(GrpcDial.OpenAlone(cloud.Program.Grpc, cloud.Token));
        await Seeding.CreateLayoutAsync(writer);

        var (arrived, pushed, memo) = (new Arrivals(devices), new Arrivals(devices), new FrameMemo());
        var followers = await Crowd.OpenAsync(devices, i => Follower.JoinAsync(GrpcDial.OpenAlone(cloud.Program.Grpc, cloud.Token), i, memo, arrived));
        var bareFollowers = await Crowd.OpenAsync(devices, i => BareFollower.JoinAsync(GrpcDial.OpenAlone(bare.Grpc, token: null), i, pushed));

        var (ours, yardstick) = (new Samples(), new Samples());
        var (processor, bareProcessor) = (0.0, 0.0);
        for (var round = -WarmUps; round < rounds; round++)
        {
            var before = await cloud.Program.ProbeAsync(collect: false);
            arrived.Begin(writer.Head.Value + 1);
            await writer.SubmitAsync(SampleDocuments.Drag(Seeding.Layout, writer.Head, round + WarmUps));
            var all = await arrived.AllAsync();
            var after = await cloud.Program.ProbeAsync(collect: false);

            var bareBefore = await bare.ProbeAsync(collect: false);
            pushed.Begin(round + WarmUps + 1);
            await bareFollowers[0].SendAsync(BareFollower.FanOut(writer.ChangesFrameBytes, round + WarmUps + 1));
            var bareAll = await pushed.AllAsync();
            var bareAfter = await bare.ProbeAsync(collect: false);
            if (round < 0) continue;
            ours.AddRange(all);
            yardstick.AddRange(bareAll);
            processor += after.ProcessorMilliseconds - before.ProcessorMilliseconds;
            bareProcessor += bareAfter.ProcessorMilliseconds - bareBefore.ProcessorMilliseconds;
        }

        await Crowd.CloseAsync(followers);
        await Crowd.CloseAsync(bareFollowers);
        return
        [
            new BenchRow(Name, new Timing(ours.P50, ours.P99, writer.ChangesFrameBytes), yardstick.P99)
            {
                Unit = "ms",
                Ratio = ours.P99 / yardstick.P99,
                Targets = [new Target("p99, x a bare fan-out", ours.P99 / yardstick.P99, 1.5)],
                Notes =
                [
                    string.Create(CultureInfo.InvariantCulture, $"{devices} gRPC devices, {rounds} changes, from the submission to each device's frame; ratio and yardstick are p99; bytes: one pushed frame"),
                    string.Create(CultureInfo.InvariantCulture, $"bare fan-out of as many bytes: p50 {yardstick.P50:0.0} ms, p99 {yardstick.P99:0.0} ms"),
                    string.Create(CultureInfo.InvariantCulture, $"processor time of the server for a delivery: {processor * 1000 / rounds / devices:0.0} us, bare {bareProcessor * 1000 / rounds / devices:0.0} us"),
                ],
            },
        ];
    }
}
