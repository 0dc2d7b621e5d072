using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Protocol.Frames;
using RearCloud.Server.Sync;
using RearCloud.Server.Sync.Hints;
using RearCloud.Server.Sync.Intake;
using RearCloud.Server.Sync.Previews;
using RearCloud.Server.Sync.Reading;
using RearCloud.Server.Sync.Sessions;
using RearCloud.Simulation.Network;
using RearCloud.Simulation.Worlds;

namespace RearCloud.Simulation.Cloud;

/// <summary>One life of a server process: the product's own door, reader and sessions over the simulated database.</summary>
internal sealed class Node
{
    private static readonly ServiceProvider Shared = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private static readonly SyncMeter Meter = new(Shared.GetRequiredService<IMeterFactory>());

    private readonly World _world;
    private readonly SessionTools _tools;
    private readonly StreamWatch _watch;
    private readonly StreamId _stream;
    private readonly List<Link> _links = [];
    private bool _isHinting;

    public Node(World world, string name, Database database, StreamId stream, SyncOptions options, Action<Node> onCommitted)
    {
        _world = world;
        _stream = stream;
        Life = new Life(name);
        Store = new NodeStore(world, Life, database, Kill);
        var clock = new WorldClock(world, Life, () => TimeSpan.Zero);
        var names = 0;
        var machine = new SyncMachine(world.PostFor(Life), world.Random, () => $"{name}-{++names}");
        var settings = Options.Create(options);
        var traces = new EditTraceLog();
        var admission = new SessionAdmission(settings, clock, machine);
        _watch = new StreamWatch(new HintOutbox(Meter));
        var reader = new DocumentReader(Store);
        var reads = new SharedReads(reader, _watch, clock);
        var door = new EditIntake(Store, Shared.GetRequiredService<IServiceScopeFactory>(), reads, traces, clock, machine, Meter, NullLogger<EditIntake>.Instance);
        _tools = new SessionTools(
            door, reader, reads, _watch, new PreviewExchange(clock, machine, new PreviewOutbox(Meter)), new OwnStreamAccess(), new SessionRegistry(settings, admission, clock), admission, traces, clock, machine, Meter,
            settings, NullLogger<SyncSession>.Instance);
        _watch.Watch(stream, () =>
        {
            if (!_isHinting) onCommitted(this);
        });
    }

    public Life Life { get; }

    public NodeStore Store { get; }

    public int Links => _links.Count;

    /// <summary>Somebody edits in a page that this node serves.</summary>
    public Task<MutationResult> EditAsync(Actor actor, IReadOnlyList<Edit> edits, TraceId trace) =>
        _tools.Door.EditAsync(actor, _stream, null, edits, trace, CancellationToken.None);

    /// <summary>Another node says that the stream has moved.</summary>
    public void Hint()
    {
        if (Life.IsOver) return;
        _isHinting = true;
        _watch.Hear(_stream);
        _isHinting = false;
    }

    /// <summary>Serves a link to its end.</summary>
    public void Serve(Link link, Actor actor) => _world.Begin(Life, () => ServeAsync(link, actor));

    private async Task ServeAsync(Link link, Actor actor)
    {
        _links.Add(link);
        try
        {
            await using var session = new SyncSession(new SessionPeer(actor, "simulated", link.Break), _tools, link.ReadAsync());
            while (await session.NextAsync(link.Broken) is { } frame)
            {
                if (frame is ServerFrame.Goodbye { Reason.Code: "server.crowded" }) _world.Rare.Add(RareEvent.Crowded);
                await link.SendAsync(frame);
            }
        }
        catch (OperationCanceledException) when (link.Broken.IsCancellationRequested)
        {
            // The connection is gone.
        }
        finally
        {
            if (!Life.IsOver)
            {
                _links.Remove(link);
                link.End();
            }
        }
    }

    /// <summary>Says goodbye to everybody.</summary>
    public void Drain(Action onDone) => _world.Begin(Life, async () =>
    {
        await _tools.Registry.DrainAsync(CancellationToken.None);
        if (!Life.IsOver) onDone();
    });

    public void Kill()
    {
        if (Life.IsOver) return;
        _world.Note(Life.Name, "killed", _links.Count);
        Life.End();
        foreach (var link in _links.ToList()) link.Break();
    }
}
