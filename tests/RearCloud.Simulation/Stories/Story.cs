using RearCloud.Client.Replicas;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server;
using RearCloud.Server.Sync;
using RearCloud.Simulation.Checking;
using RearCloud.Simulation.Cloud;
using RearCloud.Simulation.Devices;
using RearCloud.Simulation.Worlds;

namespace RearCloud.Simulation.Stories;

/// <summary>What people do and what goes wrong in one run.</summary>
internal sealed class Story
{
    private const int MostDevices = 4;

    private readonly World _world;
    private readonly Actor _owner = new("simulated", null, "owner");
    private readonly Life _people = new("people");
    private readonly EditMaker _edits;
    private readonly List<(int Weight, Action Do)> _acts = [];
    private readonly List<Device> _devices = [];
    private readonly List<DatabaseState> _backups = [];
    private bool _isRestoring;
    private bool _isHealed;

    public Story(World world, PlantedBug bug)
    {
        _world = world;
        _edits = new EditMaker(world.Random);
        Database = new Database(world, bug);
        Ledger = new Ledger(world, Database);
        var options = new SyncOptions();
        if (Sometimes(0.15)) options.PushBytes = 300;
        if (Sometimes(0.1)) options.OpeningsPerSecond = 1;
        Cluster = new Cluster(world, Database, _owner.Stream, options);
        if (Sometimes(0.3)) Cluster.HintLoss = 0.5;
        if (Sometimes(0.5)) SlowDatabase();
        var count = world.Random.Next(2, MostDevices);
        for (var i = 0; i < count; i++) AddDevice(new Disk(world, bug, new ReplicaState { Client = new ClientId($"device-{i + 1}") }), Sometimes(0.1));
        ChooseActs();
    }

    public Database Database { get; }

    public Ledger Ledger { get; }

    public Cluster Cluster { get; }

    public IReadOnlyList<Device> Devices => _devices;

    /// <summary>Tells the story to its end.</summary>
    public void Tell()
    {
        foreach (var device in _devices) device.Start();
        var left = _world.Random.Next(25, 70);
        while (left-- > 0 && _world.Violation is null)
        {
            var pause = Pause();
            _world.RunUntil(() => false, pause);
            Act();
            if (!_isRestoring && Sometimes(0.5)) Cluster.StartAll();
        }
    }

    /// <summary>Everything works again.</summary>
    public void Heal()
    {
        _world.RunUntil(() => !_isRestoring, TimeSpan.FromSeconds(10));
        _world.Note("people", "all is well again");
        Database.OutageUntil = TimeSpan.Zero;
        _isHealed = true;
        Cluster.StartAll();
        foreach (var node in Cluster.Running) node.Store.Plan(StorageFault.None, 0);
        foreach (var device in _devices)
        {
            device.Weather.Clear();
            device.Disk.IsFull = false;
            device.Disk.SavesToLive = 0;
            if (device.IsOldVersion)
            {
                device.Kill();
                device.IsOldVersion = false;
            }

            device.Start();
        }
    }

    private bool Sometimes(double probability) => _world.Chance(probability);

    private void ChooseActs()
    {
        _acts.Add((30, EditOnDevice));
        _acts.Add((8, DragOnDevice));
        _acts.Add((8, EditInBrowser));
        _acts.Add((2, EditInBrowsersAtOnce));
        foreach (var act in (Action[])
                 [
                     BreakLink, Partition, ReadSlowly, DisturbDeltas, KillDevice, KillDeviceAtSave, FillDisk, Clone, JumpClock, SkewClock, GrowOld,
                     KillNode, FailStorage, KillNodeAtStorage, RepeatTransaction, Outage, Drain, BackUp,
                 ])
        {
            if (Sometimes(0.5)) _acts.Add((_world.Random.Next(1, 8), act));
        }

        if (!Sometimes(0.3)) return;
        _acts.Add((3, BackUp));
        _acts.Add((2, RestoreBackup));
    }

    private TimeSpan Pause() => _world.Random.Next(100) switch
    {
        < 65 => _world.Between(0, 250),
        < 95 => _world.Between(250, 4_000),
        _ => _world.Between(10_000, 70_000),
    };

    private void Act()
    {
        var at = _world.Random.Next(_acts.Sum(a => a.Weight));
        foreach (var (weight, act) in _acts)
        {
            at -= weight;
            if (at >= 0) continue;
            act();
            return;
        }
    }

    private void AddDevice(Disk disk, bool isPlain)
    {
        var device = new Device($"device-{_devices.Count + 1}", _world, Cluster, Database, Ledger, disk) { IsPlain = isPlain };
        _devices.Add(device);
        if (Sometimes(0.5)) SkewClock(device);
    }

    private Device AnyDevice() => _devices[_world.Random.Next(_devices.Count)];

    private void EditOnDevice()
    {
        var device = AnyDevice();
        device.Start();
        var state = device.Replica!.State;
        var edits = _edits.Next(state.View, state.Sequence);
        var trace = _edits.NextTrace();
        _world.Note(device.Name, "edits " + trace.Value);
        device.Edit(trace, edits, Sometimes(0.1) ? "Tidy up" : null);
    }

    private void DragOnDevice()
    {
        var device = AnyDevice();
        device.Start();
        var state = device.Replica!.State;
        if (_edits.Draggable(state.View) is not { } dragged) return;
        for (var steps = _world.Random.Next(2, 5); steps > 0; steps--)
            device.Edit(_edits.NextTrace(), [_edits.Drag(dragged.Layout, dragged.Widget, state.Sequence)], null);
    }

    private void EditInBrowser()
    {
        if (Cluster.Any() is { } node) EditInBrowser(node);
    }

    // More than one of them waits while the first is being stored.
    private void EditInBrowsersAtOnce()
    {
        if (Cluster.Any() is not { } node) return;
        for (var pages = _world.Random.Next(3, 6); pages > 0; pages--) EditInBrowser(node);
    }

    private void EditInBrowser(Node node)
    {
        if (_isRestoring) return;
        var state = Database.State;
        // A page may be a little behind: what it does not see is concurrent.
        var basedOn = new Sequence(Math.Max(0, (state.Stream?.Head.Value ?? 0) - _world.Random.Next(3)));
        var edits = _edits.Next(state.Documents.ToDictionary(d => d.Key, d => d.Value.Document), basedOn);
        var trace = _edits.NextTrace();
        _world.Note("browser", "edits " + trace.Value);
        _world.Begin(node.Life, async () =>
        {
            try
            {
                var result = await node.EditAsync(_owner, edits, trace);
                if (result.Outcome == MutationOutcome.Accepted) Ledger.Taken(trace, edits);
            }
            catch (StorageUnavailableException)
            {
                // The page says that it was not saved.
            }
        });
    }

    private void BreakLink()
    {
        if (AnyDevice().Link is not { IsBroken: false } link) return;
        _world.Rare.Add(RareEvent.LinkBroken);
        _world.Note("network", "a link breaks");
        link.Break();
    }

    private void Partition()
    {
        var device = AnyDevice();
        _world.Rare.Add(RareEvent.Partition);
        _world.Note(device.Name, "is cut off");
        device.Weather.IsPartitioned = true;
        if (device.Link is { } link)
        {
            link.Swallow();
            _world.After(_world.Between(5_000, 60_000), _people, link.Break);
        }

        _world.After(_world.Between(500, 30_000), _people, () => device.Weather.IsPartitioned = false);
    }

    private void ReadSlowly()
    {
        var device = AnyDevice();
        _world.Rare.Add(RareEvent.SlowReader);
        device.Weather.ReadingMilliseconds = _world.Random.Next(500, 8_000);
        _world.After(_world.Between(2_000, 60_000), _people, () => device.Weather.ReadingMilliseconds = 0);
    }

    private void DisturbDeltas()
    {
        var weather = AnyDevice().Weather;
        weather.DeltaLoss = _world.Random.Next(3) * 0.2;
        weather.DeltaRepetition = _world.Random.Next(3) * 0.2;
        weather.DeltaSwap = _world.Random.Next(3) * 0.2;
    }

    private void KillDevice()
    {
        var device = AnyDevice();
        if (device.IsRunning) _world.Rare.Add(RareEvent.DeviceKilled);
        device.Kill();
        _world.After(_world.Between(100, 20_000), _people, device.Start);
    }

    private void KillDeviceAtSave()
    {
        var device = AnyDevice();
        device.Disk.SavesToLive = _world.Random.Next(1, 6);
        device.Disk.DiesAfterSaving = Sometimes(0.5);
        _world.After(_world.Between(1_000, 20_000), _people, device.Start);
    }

    private void FillDisk()
    {
        var device = AnyDevice();
        device.Disk.IsFull = true;
        _world.After(_world.Between(100, 10_000), _people, () => device.Disk.IsFull = false);
    }

    private void Clone()
    {
        if (_devices.Count >= MostDevices) return;
        _world.Rare.Add(RareEvent.DeviceCloned);
        var device = AnyDevice();
        _world.Note(device.Name, "is cloned");
        AddDevice(device.Disk.Copy(), isPlain: false);
        _devices[^1].Start();
    }

    private void JumpClock()
    {
        var device = AnyDevice();
        _world.Rare.Add(RareEvent.ClockJumped);
        device.ClockError += TimeSpan.FromSeconds(_world.Random.Next(-100_000, 100_000));
    }

    private void SkewClock() => SkewClock(AnyDevice());

    private void SkewClock(Device device)
    {
        _world.Rare.Add(RareEvent.ClockSkewed);
        device.ClockError = TimeSpan.FromMilliseconds(_world.Random.Next(-5_000, 5_000));
    }

    private void GrowOld()
    {
        var device = AnyDevice();
        if (device.IsOldVersion) return;
        device.Kill();
        device.IsOldVersion = true;
        device.Start();
        _world.After(_world.Between(5_000, 60_000), _people, () =>
        {
            device.Kill();
            device.IsOldVersion = false;
            device.Start();
        });
    }

    private void KillNode()
    {
        if (Cluster.Any() is not { } node) return;
        _world.Rare.Add(RareEvent.ServerKilled);
        node.Kill();
    }

    private void KillNodeAtStorage() => PlanFault(StorageFault.Kill);

    private void FailStorage() => PlanFault(StorageFault.Fail);

    private void PlanFault(StorageFault fault)
    {
        if (Cluster.Any() is not { } node) return;
        if (Sometimes(0.5)) node.Store.Plan(fault, _world.Random.Next(1, 25));
        else node.Store.Plan(fault, _world.Random.Next(1, 3), Sometimes(0.3) ? StoragePoint.BeforeCommit : StoragePoint.AfterCommit);
    }

    private void RepeatTransaction() => Cluster.Any()?.Store.Plan(StorageFault.RunAgain, 1);

    private void SlowDatabase()
    {
        foreach (var node in Cluster.Running) node.Store.SlowDown(_world.Between(1, 10));
    }

    private void Outage() => Database.OutageUntil = _world.Now + _world.Between(100, 8_000);

    private void Drain()
    {
        if (Cluster.Any() is not { } node) return;
        _world.Rare.Add(RareEvent.ServerDrained);
        node.Drain(() =>
        {
            node.Kill();
            // Who drains when all is well again has a successor.
            if (_isHealed) Cluster.StartAll();
        });
    }

    private void BackUp() => _backups.Add(Database.State);

    // The servers stop first, so that nothing they said is under way when the backup is put back.
    private void RestoreBackup()
    {
        if (_isRestoring || _backups.Count == 0) return;
        _isRestoring = true;
        foreach (var node in Cluster.Running) node.Kill();
        _world.After(TimeSpan.FromSeconds(1), _people, () =>
        {
            var backup = _backups[_world.Random.Next(_backups.Count)];
            var withNewEpoch = Sometimes(0.5);
            _world.Rare.Add(withNewEpoch ? RareEvent.RestoredWithNewEpoch : RareEvent.RestoredWithOldEpoch);
            Ledger.RolledBack(Database.State, backup, _devices);
            Database.Restore(backup, withNewEpoch);
            _isRestoring = false;
            Cluster.StartAll();
        });
    }
}
