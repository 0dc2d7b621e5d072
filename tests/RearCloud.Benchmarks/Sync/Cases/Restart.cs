using System.Diagnostics;
using System.Globalization;
using RearCloud.Benchmarks.Measuring;
using RearCloud.Benchmarks.Sync.Content;
using RearCloud.Benchmarks.Sync.Devices;
using RearCloud.Benchmarks.Sync.Servers;

namespace RearCloud.Benchmarks.Sync.Cases;

/// <summary>The server is killed and started again: how long until every device is back, and whether each has the edits of before and after.</summary>
internal sealed class Restart : ISyncCase
{
    public string Name => "restart";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(SyncScale scale)
    {
        var devices = scale.Of(5_000, 500);
        var (ours, start) = await CloudAsync(devices);
        var (yardstick, bareStart) = await BareAsync(devices);
        return
        [
            new BenchRow(Name, new Timing(ours.P50, ours.P99, 0), yardstick.Max)
            {
                Unit = "s",
                Ratio = ours.Max / yardstick.Max,
                Targets = [new Target("the last of all back, s", ours.Max, 60)],
                Notes =
                [
                    string.Create(CultureInfo.InvariantCulture, $"{devices} gRPC devices with the client's backoff and jitter; from the kill; the last was back after {ours.Max:0.0} s, the server itself after {start:0.0} s"),
                    string.Create(CultureInfo.InvariantCulture, $"a bare gRPC server killed and started the same way: p50 {yardstick.P50:0.0} s, last {yardstick.Max:0.0} s, itself after {bareStart:0.0} s; ratio and yardstick are the last"),
                    "nothing lost: each device came to the edit that was acknowledged just before the kill, and to one made when all were back",
                ],
            },
        ];
    }

    private static async Task<(Samples Back, double ServerBack)> CloudAsync(int count)
    {
        await using var cloud = await Cloud.StartAsync();
        var writer = await Writer.OpenAsync(GrpcDial.OpenAlone(cloud.Program.Grpc, cloud.Token));
        await Seeding.CreateLayoutAsync(writer);
        var (arrived, memo) = (new Arrivals(count), new FrameMemo());
        var devices = await Crowd.OpenAsync(count, i => ReturningDevice.StartAsync(i, () => new SyncVisit(cloud.Program.Grpc, cloud.Token, i, memo, arrived)));

        await writer.SubmitAsync(SampleDocuments.Drag(Seeding.Layout, writer.Head, 1));
        var acknowledged = writer.Head;
        var killed = Stopwatch.GetTimestamp();
        // The writer's session ends with the server, by its own error.
        var (back, serverBack) = await RestartAsync(devices, killed, cloud.RestartAsync);
        await SwallowAsync(writer);

        await using var second = await Writer.OpenAsync(GrpcDial.OpenAlone(cloud.Program.Grpc, cloud.Token));
        if (second.Head < acknowledged) throw new InvalidOperationException($"The server came back at {second.Head}, before {acknowledged}, which it had acknowledged.");
        arrived.Begin(acknowledged.Value);
        await arrived.AllAsync();
        arrived.Begin(second.Head.Value + 1);
        await second.SubmitAsync(SampleDocuments.Drag(Seeding.Layout, second.Head, 2));
        await arrived.AllAsync();
        await Crowd.CloseAsync(devices);
        return (back, serverBack);
    }

    private static async Task<(Samples Back, double ServerBack)> BareAsync(int count)
    {
        var bare = await ServerProgram.StartAsync(ServeVerbs.Bare, "0", "0");
        var (http, grpc) = (bare.Http, bare.Grpc);
        var devices = await Crowd.OpenAsync(count, i => ReturningDevice.StartAsync(i, () => new BareVisit(grpc, i)));
        var result = await RestartAsync(devices, Stopwatch.GetTimestamp(), async () =>
        {
            await bare.DisposeAsync();
            bare = await ServerProgram.StartAsync(ServeVerbs.Bare, Port(http), Port(grpc));
        });
        await Crowd.CloseAsync(devices);
        await bare.DisposeAsync();
        return result;
    }

    private static async Task<(Samples Back, double ServerBack)> RestartAsync(ReturningDevice[] devices, long killed, Func<Task> restartAsync)
    {
        var returns = devices.Select(d => d.NextReturn).ToList();
        await restartAsync();
        var serverBack = Stopwatch.GetElapsedTime(killed).TotalSeconds;
        var back = new Samples();
        foreach (var at in await Task.WhenAll(returns)) back.Add(Stopwatch.GetElapsedTime(killed, at).TotalSeconds);
        return (back, serverBack);
    }

    private static string Port(Uri address) => address.Port.ToString(CultureInfo.InvariantCulture);

    private static async Task SwallowAsync(Writer writer)
    {
        try
        {
            await writer.DisposeAsync();
        }
        catch (InvalidOperationException)
        {
            // It was told goodbye.
        }
    }
}
