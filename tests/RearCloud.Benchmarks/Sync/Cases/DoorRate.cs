using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RearCloud.Benchmarks.Measuring;
using RearCloud.Benchmarks.Sync.Bare;
using RearCloud.Benchmarks.Sync.Content;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Host;
using RearCloud.Protocol;
using RearCloud.Server.Sync;
using RearCloud.TestKit.Databases;

namespace RearCloud.Benchmarks.Sync.Cases;

/// <summary>
/// Edits per second through the door into a PostgreSQL whose commits wait for the disk, against bare transactions of the same statements by as many
/// writers on the same tables. Each edit is one submission of one mutation that sets one field of the writer's own layout.
/// </summary>
internal sealed class DoorRate : ISyncCase
{
    private static readonly Actor Bench = new("bench", null, "bench");

    private readonly int _streams;
    private readonly int _quickStreams;
    private readonly int _writers;

    private DoorRate(string name, int streams, int quickStreams, int writers)
    {
        Name = name;
        _streams = streams;
        _quickStreams = quickStreams;
        _writers = writers;
    }

    public static DoorRate OneHotStream { get; } = new("hot-stream", 1, 1, writers: 8);

    public static DoorRate ManyStreams { get; } = new("many-streams", 1_000, 100, writers: 16);

    public string Name { get; }

    public async Task<IReadOnlyList<BenchRow>> RunAsync(SyncScale scale)
    {
        var streams = scale.Of(_streams, _quickStreams);
        var round = TimeSpan.FromSeconds(scale.Of(4, 1));
        await using var postgres = await DurablePostgres.StartAsync(CancellationToken.None);
        await using var database = await postgres.CreateDatabaseAsync(CancellationToken.None);
        var folder = Directory.CreateTempSubdirectory("rearcloud-bench-");
        await using var app = await StartAsync(database.ConnectionString, folder.FullName);
        await using var bareDatabase = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(database.ConnectionString) { MaxAutoPrepare = 64 }.ConnectionString).Build();
        var door = app.Services.GetRequiredService<IDocumentDoor>();
        var ours = await SeedAsync(door, "door", streams);
        var yardsticks = (await SeedAsync(door, "bare", streams)).ConvertAll(w => new BareTransaction(bareDatabase, w.Stream.Value, w.Client.Value, w.Document.Id.Value));

        var (rate, bareRate, edit, bareEdit) = (new Samples(), new Samples(), new Samples(), new Samples());
        for (var turn = -1; turn < scale.Of(5, 2); turn++)
        {
            var seen = await MeasureAsync(ours, w => w.SubmitAsync(door), round);
            var bare = await MeasureAsync(yardsticks, w => w.RunAsync(), round);
            if (turn < 0) continue;
            rate.Add(seen.Count / round.TotalSeconds);
            bareRate.Add(bare.Count / round.TotalSeconds);
            edit.AddRange(seen);
            bareEdit.AddRange(bare);
        }

        await app.StopAsync();
        folder.Delete(recursive: true);
        return
        [
            new BenchRow(Name, new Timing(rate.P50, rate.Min, 0), bareRate.P50)
            {
                Unit = "edits/s",
                Targets = [new Target("edits per second, x a bare transaction", rate.P50 / bareRate.P50, 0.5, IsFloor: true)],
                Notes =
                [
                    string.Create(CultureInfo.InvariantCulture, $"{_writers} writers, {streams} stream(s), one mutation of one field a submission, PostgreSQL with fsync on, both sides with prepared statements; p50: median of the rounds, p99: the slowest round"),
                    string.Create(CultureInfo.InvariantCulture, $"one edit: p50 {edit.P50:0.00} ms, p99 {edit.P99:0.00} ms; bare transaction: p50 {bareEdit.P50:0.00} ms, p99 {bareEdit.P99:0.00} ms, slowest round {bareRate.Min:0} a second"),
                ],
            },
        ];
    }

    private static async Task<WebApplication> StartAsync(string database, string folder)
    {
        var app = RearCloudHost.Build(
        [
            $"--RearCloud:Data={folder}", "--RearCloud:Http=http://127.0.0.1:0", "--RearCloud:Grpc=http://127.0.0.1:0", "--RearCloud:Database=postgres",
            $"--ConnectionStrings:Postgres={database}", "--Logging:LogLevel:Default=Warning",
        ]);
        // The ready line is for whoever starts the program; this table has its own output.
        var output = Console.Out;
        Console.SetOut(TextWriter.Null);
        await app.StartAsync();
        Console.SetOut(output);
        return app;
    }

    // At least as many documents as writers, so that a writer has one of its own.
    private async Task<List<DoorWriter>> SeedAsync(IDocumentDoor door, string prefix, int streams)
    {
        var writers = Enumerable.Range(0, Math.Max(streams, _writers)).Select(i => new DoorWriter(
            new StreamId($"user.{prefix}-{i % streams}"), Bodies(i), new ClientId($"{prefix}-client-{i}"))).ToList();
        await Parallel.ForEachAsync(writers, async (writer, _) => await writer.CreateAsync(door));
        return writers;

        static DocumentKey Bodies(int i) => new(DocumentKind.Layout, new DocumentId($"layout-{i}"));
    }

    // Writers take turns at what they own: with more owners than writers each edit goes to another stream.
    private async Task<List<double>> MeasureAsync<T>(List<T> owners, Func<T, Task> runAsync, TimeSpan round)
    {
        var began = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, _writers).Select(writer => Task.Run(async () =>
        {
            var mine = owners.Where((_, i) => i % _writers == writer).ToList();
            var milliseconds = new List<double>();
            for (var turn = 0; Stopwatch.GetElapsedTime(began) < round; turn++)
            {
                var start = Stopwatch.GetTimestamp();
                await runAsync(mine[turn % mine.Count]);
                milliseconds.Add(Samples.Milliseconds(start, Stopwatch.GetTimestamp()));
            }

            return milliseconds;
        })));
        return [.. all.SelectMany(m => m)];
    }

    private sealed class DoorWriter(StreamId stream, DocumentKey document, ClientId client)
    {
        private long _last;
        private Sequence _seen;

        public StreamId Stream => stream;

        public DocumentKey Document => document;

        public ClientId Client => client;

        public Task CreateAsync(IDocumentDoor door) => SubmitAsync(door, Edit.Create(document, new SampleDocuments(seed: 1).Layout(4)));

        public Task SubmitAsync(IDocumentDoor door) => SubmitAsync(door, SampleDocuments.Drag(document, _seen, _last));

        private async Task SubmitAsync(IDocumentDoor door, Edit edit)
        {
            var mutation = new Mutation(new MutationId(++_last), new TraceId(RandomId.Next()), DateTimeOffset.UtcNow, [edit]);
            var result = await door.SubmitAsync(Bench, stream, client, [mutation], CancellationToken.None);
            if (result.Results is not [{ Outcome: MutationOutcome.Accepted } accepted]) throw new InvalidOperationException($"An edit was not accepted: {result}");
            _seen = accepted.Sequence;
        }
    }
}
