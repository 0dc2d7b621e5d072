using RearCloud.Benchmarks.Measuring;
using RearCloud.Benchmarks.Sync.Content;
using RearCloud.Benchmarks.Sync.Devices;
using RearCloud.Benchmarks.Sync.Servers;

namespace RearCloud.Benchmarks.Sync.Cases;

/// <summary>A device that was away while one layout was edited a thousand times, from its first packet until it has applied what it missed.</summary>
internal sealed class CatchUp : ISyncCase
{
    private const int MissedEdits = 1_000;

    public string Name => "catch-up";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(SyncScale scale)
    {
        await using var cloud = await Cloud.StartAsync();
        await using var bare = await ServerProgram.StartAsync(ServeVerbs.Bare, "0", "0");
        await using var writer = await Writer.OpenAsync(GrpcDial.OpenAlone(cloud.Program.Grpc, cloud.Token));
        await Seeding.SubmitAllAsync(writer, new SampleDocuments(seed: 20).Creates(20));
        await Seeding.CreateLayoutAsync(writer);
        var before = new MemoryReplica();
        using (var dial = new GrpcDial(cloud.Program.Grpc, cloud.Token)) await PullTurns.PullAsync(dial, before, writer.Stream);
        await Seeding.DragAsync(writer, MissedEdits);

        var pulls = await PullTurns.RunAsync(cloud, bare, before, scale.Of(100, 20));
        return [pulls.Row(Name) with { Targets = [new Target("p50, ms", pulls.Sync.P50, 10), new Target("bytes on the wire", pulls.Bytes, 1_000)] }];
    }
}
