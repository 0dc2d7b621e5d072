using System.Diagnostics;
using System.Globalization;
using RearCloud.Benchmarks.Measuring;
using RearCloud.Benchmarks.Sync.Content;
using RearCloud.Benchmarks.Sync.Devices;
using RearCloud.Benchmarks.Sync.Servers;

namespace RearCloud.Benchmarks.Sync.Cases;

/// <summary>What one edit costs the server on a stream of ten times the documents and the history, against the small stream.</summary>
internal sealed class Growth : ISyncCase
{
    private const int EditsPerRound = 100;

    // A tenth for what two measurements of the same thing differ by.
    private const double NoGrowth = 1.1;

    public string Name => "growth";

    public async Task<IReadOnlyList<BenchRow>> RunAsync(SyncScale scale)
    {
        var (documents, history) = (scale.Of(100, 30), scale.Of(2_000, 300));
        await using var small = await Measured.StartAsync(documents, history);
        await using var large = await Measured.StartAsync(documents * 10, history * 10);
        for (var round = -1; round < scale.Of(10, 3); round++)
        {
            await small.RunAsync(EditsPerRound, isKept: round >= 0);
            await large.RunAsync(EditsPerRound, isKept: round >= 0);
        }

        var (managedSmall, managedLarge) = (await small.ManagedAsync(), await large.ManagedAsync());
        return
        [
            new BenchRow(Name, new Timing(large.Edit.P50, large.Edit.P99, managedLarge), small.Edit.P50)
            {
                Unit = "ms",
                Targets =
                [
                    new Target("p50 of an edit, x the small stream", large.Edit.P50 / small.Edit.P50, NoGrowth),
                    new Target("processor time of an edit, x the small stream", large.Processor.P50 / small.Processor.P50, NoGrowth),
                    new Target("managed memory, x the small stream", (double)managedLarge / managedSmall, NoGrowth),
                ],
                Notes =
                [
                    string.Create(CultureInfo.InvariantCulture, $"{documents * 10} documents and {history * 10} changes against {documents} and {history}, on SQLite; an edit: from the submission to its answer, one follower"),
                    string.Create(CultureInfo.InvariantCulture, $"processor time of the server for an edit: {large.Processor.P50:0.000} ms, small {small.Processor.P50:0.000} ms; managed memory {managedLarge} bytes, small {managedSmall}"),
                ],
            },
        ];
    }

    private sealed class Measured(Cloud cloud, Writer writer, Follower follower) : IAsyncDisposable
    {
        public Samples Edit { get; } = new();

        /// <summary>Milliseconds of the server's processor time for an edit, a sample a round.</summary>
        public Samples Processor { get; } = new();

        public static async Task<Measured> StartAsync(int documents, int history)
        {
            var cloud = await Cloud.StartAsync();
            var writer = await Writer.OpenAsync(GrpcDial.OpenAlone(cloud.Program.Grpc, cloud.Token));
            await Seeding.SubmitAllAsync(writer, new SampleDocuments(seed: 10).Creates(documents - 1));
            await Seeding.CreateLayoutAsync(writer);
            await Seeding.DragAsync(writer, history);
            return new Measured(cloud, writer, await Follower.JoinAsync(GrpcDial.OpenAlone(cloud.Program.Grpc, cloud.Token), 0, new FrameMemo()));
        }

        public async Task RunAsync(int edits, bool isKept)
        {
            var before = await cloud.Program.ProbeAsync(collect: false);
            for (var i = 0; i < edits; i++)
            {
                var began = Stopwatch.GetTimestamp();
                await writer.SubmitAsync(SampleDocuments.Drag(Seeding.Layout, writer.Head, i + writer.Head.Value));
                if (isKept) Edit.Add(Samples.Milliseconds(began, Stopwatch.GetTimestamp()));
            }

            var after = await cloud.Program.ProbeAsync(collect: false);
            if (isKept) Processor.Add((after.ProcessorMilliseconds - before.ProcessorMilliseconds) / edits);
        }

        public async Task<long> ManagedAsync() => (await cloud.Program.ProbeAsync(collect: true)).ManagedBytes;

        public async ValueTask DisposeAsync()
        {
            await follower.DisposeAsync();
            await writer.DisposeAsync();
            await cloud.DisposeAsync();
        }
    }
}
