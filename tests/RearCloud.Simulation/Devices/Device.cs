using RearCloud.Client;
using RearCloud.Client.Assets;
using RearCloud.Client.Connecting;
using RearCloud.Client.Replicas;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Server.Sync;
using RearCloud.Simulation.Checking;
using RearCloud.Simulation.Cloud;
using RearCloud.Simulation.Network;
using RearCloud.Simulation.Stories;
using RearCloud.Simulation.Worlds;

namespace RearCloud.Simulation.Devices;

/// <summary>A device with its disk, its clock and its network: the product's own replica and session, one life after the other.</summary>
internal sealed class Device(string name, World world, Cluster cluster, Database database, Ledger ledger, Disk disk)
{
    // One empty cache for all: the documents of a simulation name no assets.
    private static readonly Lazy<AssetCache> NoAssets = new(() => AssetCache.Open(Directory.CreateTempSubdirectory("rearcloud-simulation-").FullName, panel: null, 0, TimeProvider.System));

    private readonly Actor _actor = new("simulated", name, name);
    private int _lives;

    public string Name => name;

    public Disk Disk => disk;

    public Weather Weather { get; } = new();

    public TimeSpan ClockError { get; set; }

    /// <summary>Speaks a version that no server knows any more.</summary>
    public bool IsOldVersion { get; set; }

    /// <summary>Was built before deltas could come packed.</summary>
    public bool IsPlain { get; init; }

    public Life? Life { get; private set; }

    public Replica? Replica { get; private set; }

    public Link? Link { get; set; }

    public bool IsRunning => Life is { IsOver: false };

    public void Start()
    {
        if (IsRunning) return;
        var life = Life = new Life($"{name}.{++_lives}");
        world.Note(life.Name, "starts");
        disk.Slots.Open();
        disk.Slots.Newest();
        var clock = new WorldClock(world, life, () => ClockError);
        var machine = new ClientMachine(world.PostFor(life), NewClient);
        var replica = Replica = new Replica(
            disk.Open(life, Kill, OnSaved), DeltaStep.Follow(disk.Load(), DocumentView.All), new AssetNeeds(NoAssets.Value), machine, clock);
        var carrier = new DeviceCarrier(world, this, life, cluster, database, _actor);
        var log = new DeviceLog(world, life, database);
        var loop = new SyncLoop(replica, [], new CarrierChoice([carrier]), new Backoff(world.Random), "simulated", machine, clock, log);
        world.Begin(life, async () =>
        {
            await loop.RunAsync(CancellationToken.None);
            throw new InvalidOperationException("It stopped to sync.");
        });
        world.Begin(life, () => ShowAsync(replica));
    }

    /// <summary>The power goes.</summary>
    public void Kill()
    {
        if (!IsRunning) return;
        world.Note(Life!.Name, "killed");
        Life.End();
        disk.SavesToLive = 0;
        disk.PowerCut();
        Link?.Break();
        if (world.Chance(0.3)) disk.Slots.Write([.. disk.Durable.View.Values.Where(d => !d.IsDeleted)], isTorn: true);
        disk.Slots.Newest();
    }

    /// <summary>A person edits; what is acknowledged must not get lost from here on.</summary>
    public void Edit(TraceId trace, IReadOnlyList<Edit> edits, string? title)
    {
        var life = Life!;
        ledger.Made(trace, edits);
        world.Begin(life, async () =>
        {
            var accepted = await Replica!.AcceptAsync(trace, edits, title, restores: null, CancellationToken.None);
            if (accepted.IsSuccess) ledger.Acknowledged(trace, life);
        });
    }

    private ClientId NewClient()
    {
        if (database.Bug == PlantedBug.OldNameKept) return Replica!.State.Client;
        return new ClientId($"{name}-{world.Random.Next():x8}");
    }

    private void OnSaved(ReplicaState before, ReplicaState after)
    {
        world.Note(Life!.Name, "saved", after.Sequence.Value, after.Waiting.Count);
        ledger.Saved(this, before, after);
    }

    private async Task ShowAsync(Replica replica)
    {
        await foreach (var change in replica.Feed.WatchAsync(CancellationToken.None))
        {
            if (!change.Changed.IsEmpty) disk.Slots.Write([.. change.Documents.Values.Where(d => !d.IsDeleted)], isTorn: false);
        }
    }
}
