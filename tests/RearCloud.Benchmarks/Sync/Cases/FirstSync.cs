using RearCloud.Benchmarks.Measuring;
using RearCloud.Benchmarks.Sync.Content;
using RearCloud.Benchmarks.Sync.Devices;
using RearCloud.Benchmarks.Sync.Servers;

namespace RearCloud.Benchmarks.Sync.Cases;

/// <summary>A new device until it has the account's 500 documents, from the first packet to the verified checksum, with every byte at the socket counted.</summary>
internal sealed class FirstSync : ISyncCase
{
    private const int Documents = 500;

    public string Name => "first-sync";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(SyncScale scale)
    {
        await using var cloud = await Cloud.StartAsync();
        await using var bare = await ServerProgram.StartAsync(ServeVerbs.Bare, "0", "0");
        await using (var writer = await Writer.OpenAsync(GrpcDial.OpenAlone(cloud.Program.Grpc, cloud.Token)))
            await Seeding.SubmitAllAsync(writer, new SampleDocuments(seed: 500).Creates(Documents));

        var pulls = await PullTurns.RunAsync(cloud, bare, new MemoryReplica(), scale.Of(60, 15));
        return
        [
            pulls.Row(Name) with
            {
                Targets =
                [
                    new Target("requests", pulls.FramesUp, 1),
                    new Target("p50, ms", pulls.Sync.P50, 60),
                    new Target("bytes on the wire", pulls.Bytes, 15_000),
                ],
            },
        ];
    }
}
