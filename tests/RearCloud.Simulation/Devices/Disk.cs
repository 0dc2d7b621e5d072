using System.Collections.Immutable;
using RearCloud.Client.Outbox;
using RearCloud.Client.Replicas;
using RearCloud.Core.Edits;
using RearCloud.Simulation.Stories;
using RearCloud.Simulation.Worlds;

namespace RearCloud.Simulation.Devices;

/// <summary>What survives on a device: the replica and the panel's two slots.</summary>
internal sealed class Disk(World world, PlantedBug bug, ReplicaState first)
{
    private ReplicaState _flushed = first;

    /// <summary>What a restart finds.</summary>
    public ReplicaState Durable { get; private set; } = first;

    public PanelSlots Slots { get; private init; } = new(world, bug);

    public bool IsFull { get; set; }

    /// <summary>Saves until the device is killed at one; zero plans none.</summary>
    public int SavesToLive { get; set; }

    /// <summary>The kill comes when the save is done, not before it.</summary>
    public bool DiesAfterSaving { get; set; }

    /// <summary>A second device with the same content.</summary>
    public Disk Copy() => new(world, bug, Durable) { Slots = Slots.Copy() };

    /// <summary>Reads the state, as after a start.</summary>
    public ReplicaState Load()
    {
        var waiting = Durable.Waiting.Select(e => KeyValuePair.Create(e.Key, e.Value with { Mutation = Reread(e.Value.Mutation) })).ToImmutableSortedDictionary();
        var refusals = bug == PlantedBug.RefusalsNotStored ? [] : Durable.Refusals;
        return Durable = _flushed = ViewStep.All(Durable with { Waiting = waiting, Refusals = refusals });
    }

    /// <summary>Opens the store of one life of the device.</summary>
    public IReplicaStore Open(Life life, Action kill, Action<ReplicaState, ReplicaState> onSaved) => new Store(this, life, kill, onSaved);

    /// <summary>The power went: what was not flushed is gone.</summary>
    public void PowerCut()
    {
        if (bug == PlantedBug.WritesNotFlushed) Durable = _flushed;
    }

    private void Save(Life life, Action kill, ReplicaState before, ReplicaState after)
    {
        world.IsHere();
        life.Check();
        if (IsFull)
        {
            world.Rare.Add(RareEvent.DiskFull);
            if (bug == PlantedBug.DiskFullIgnored) return;
            throw new ReplicaNotStoredException("The disk is full.");
        }

        var dies = SavesToLive > 0 && --SavesToLive == 0;
        if (dies && !DiesAfterSaving)
        {
            world.Rare.Add(RareEvent.DeviceKilledBeforeSave);
            if (bug == PlantedBug.CookieBeforeDocuments)
                Durable = Durable with { Epoch = after.Epoch, Sequence = after.Sequence, Checksum = after.Checksum, Floor = after.Floor };
            kill();
            life.Check();
        }

        // Every third write happens to reach the disk by itself.
        if (world.Chance(0.3)) _flushed = Durable;
        Durable = bug == PlantedBug.WaitingLostWithReset && before.Epoch != after.Epoch ? after with { Waiting = ImmutableSortedDictionary<MutationId, OutboxEntry>.Empty } : after;
        if (!dies) return;
        world.Rare.Add(RareEvent.DeviceKilledAfterSave);
        kill();
        life.Check();
    }

    private static Mutation Reread(Mutation mutation) => StoredMutation.Decode(StoredMutation.Encode(mutation));

    private sealed class Store(Disk disk, Life life, Action kill, Action<ReplicaState, ReplicaState> onSaved) : IReplicaStore
    {
        public void Save(ReplicaState before, ReplicaState after)
        {
            var durable = disk.Durable;
            try
            {
                disk.Save(life, kill, before, after);
            }
            finally
            {
                if (!ReferenceEquals(durable, disk.Durable)) onSaved(before, after);
            }
        }

        public void Dispose()
        {
        }
    }
}
