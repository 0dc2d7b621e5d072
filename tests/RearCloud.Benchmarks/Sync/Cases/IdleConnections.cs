using System.Globalization;
using RearCloud.Benchmarks.Measuring;
using RearCloud.Benchmarks.Sync.Content;
using RearCloud.Benchmarks.Sync.Devices;
using RearCloud.Benchmarks.Sync.Servers;

namespace RearCloud.Benchmarks.Sync.Cases;

/// <summary>What the server's process keeps for each connection that says nothing, against a bare connection of the same carrier.</summary>
internal sealed class IdleConnections : ISyncCase
{
    private const int WarmUps = 200;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    private readonly string _what;
    private readonly Func<Cloud, int, Task<IAsyncDisposable>> _openAsync;
    private readonly Func<ServerProgram, int, Task<IAsyncDisposable>> _openBareAsync;

    private IdleConnections(
        string name, string what, Func<Cloud, int, Task<IAsyncDisposable>> openAsync, Func<ServerProgram, int, Task<IAsyncDisposable>> openBareAsync)
    {
        Name = name;
        _what = what;
        _openAsync = openAsync;
        _openBareAsync = openBareAsync;
    }

    public static IdleConnections OverGrpc { get; } = new(
        "idle-grpc",
        "a bare gRPC bidirectional stream",
        async (cloud, i) => await Follower.JoinAsync(GrpcDial.OpenAlone(cloud.Program.Grpc, cloud.Token), i, new FrameMemo()),
        async (bare, i) => await BareFollower.JoinAsync(GrpcDial.OpenAlone(bare.Grpc, token: null), i));

    public static IdleConnections OverSignalR { get; } = new(
        "idle-signalr",
        "a bare SignalR connection",
        async (cloud, i) => await Follower.JoinAsync(await HubLink.OpenAsync(cloud.Program.Http, cloud.Token), i, new FrameMemo()),
        async (bare, _) => await BareHubConnection.OpenAsync(bare.Http));

    public string Name { get; }

    public async Task<IReadOnlyList<BenchRow>> RunAsync(SyncScale scale)
    {
        var connections = scale.Of(5_000, 500);
        (double Private, double Managed) ours, yardstick;
        await using (var cloud = await Cloud.StartAsync(Cloud.EveryoneAtOnce))
        {
            await using (var writer = await Writer.OpenAsync(GrpcDial.OpenAlone(cloud.Program.Grpc, cloud.Token))) await Seeding.CreateLayoutAsync(writer);
            ours = await MeasureAsync(cloud.Program, i => _openAsync(cloud, i), connections);
        }

        await using (var bare = await ServerProgram.StartAsync(ServeVerbs.Bare, "0", "0"))
            yardstick = await MeasureAsync(bare, i => _openBareAsync(bare, i), connections);

        return
        [
            new BenchRow(Name, new Timing(ours.Private, ours.Private, (long)ours.Managed), yardstick.Private)
            {
                Unit = "bytes",
                Targets =
                [
                    new Target($"private bytes, x {_what}", ours.Private / yardstick.Private, 1.2),
                    new Target($"managed bytes, x {_what}", ours.Managed / yardstick.Managed, 1.2),
                ],
                Notes =
                [
                    string.Create(CultureInfo.InvariantCulture, $"for each of {connections} connections, after full collections: private {ours.Private:0}, of that managed {ours.Managed:0}"),
                    string.Create(CultureInfo.InvariantCulture, $"{_what}: private {yardstick.Private:0}, of that managed {yardstick.Managed:0}"),
                    "p50 and p99 are one figure: the process's private memory over its connections; bytes: the managed part",
                ],
            },
        ];
    }

    private static async Task<(double Private, double Managed)> MeasureAsync(ServerProgram server, Func<int, Task<IAsyncDisposable>> openAsync, int connections)
    {
        // Code is compiled and pools have their first blocks before the first probe.
        await Crowd.CloseAsync(await Crowd.OpenAsync(WarmUps, openAsync));
        await Task.Delay(Settling);
        var before = await server.ProbeAsync(collect: true);
        var open = await Crowd.OpenAsync(connections, openAsync);
        await Task.Delay(Settling);
        var after = await server.ProbeAsync(collect: true);
        await Crowd.CloseAsync(open);
        return ((double)(after.PrivateBytes - before.PrivateBytes) / connections, (double)(after.ManagedBytes - before.ManagedBytes) / connections);
    }
}
