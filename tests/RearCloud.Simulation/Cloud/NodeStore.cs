using RearCloud.Core;
using RearCloud.Protocol.Waiting;
using RearCloud.Server;
using RearCloud.Server.Sync.Intake;
using RearCloud.Server.Sync.Streams;
using RearCloud.Simulation.Stories;
using RearCloud.Simulation.Worlds;

namespace RearCloud.Simulation.Cloud;

/// <summary>A node's way to the database: each of its calls may be the last one, or fail.</summary>
internal sealed class NodeStore(World world, Life life, Database database, Action kill) : IStreamStore
{
    private StorageFault _fault;
    private StoragePoint? _where;
    private int _callsLeft;
    private TimeSpan _slowness;

    /// <summary>Plans a fault at one of the next calls.</summary>
    /// <param name="fault">What happens.</param>
    /// <param name="calls">At which of them; the first is one.</param>
    /// <param name="where">Only calls at this point count; every call without one.</param>
    public void Plan(StorageFault fault, int calls, StoragePoint? where = null)
    {
        _fault = fault;
        _callsLeft = calls;
        _where = where;
    }

    /// <summary>How long each call takes; others go on meanwhile.</summary>
    public void SlowDown(TimeSpan slowness) => _slowness = slowness;

    public async Task<T> ReadAsync<T>(Func<IStreamReading, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        await PauseAsync();
        Pass(StoragePoint.Inside);
        var answer = await read(new SnapshotReading(this, database), cancellationToken);
        await PauseAsync();
        return answer;
    }

    public async Task<T> WriteAsync<T>(Func<IStreamWriting, CancellationToken, Task<T>> write, CancellationToken cancellationToken)
    {
        await PauseAsync();
        Pass(StoragePoint.Inside);
        var answer = Transact(write, cancellationToken);
        await PauseAsync();
        life.Check();
        return answer;
    }

    /// <summary>Passes a point at which the planned fault may happen.</summary>
    public void Pass(StoragePoint point)
    {
        world.IsHere();
        life.Check();
        if (world.Now < database.OutageUntil)
        {
            world.Rare.Add(RareEvent.StorageOutage);
            throw Unavailable();
        }

        if (_fault is not (StorageFault.Kill or StorageFault.Fail) || (_where ?? point) != point || --_callsLeft > 0) return;
        var fault = _fault;
        _fault = StorageFault.None;
        world.Note(life.Name, $"{fault} at storage, {point}");
        world.Rare.Add(EventOf(fault, point));
        if (fault == StorageFault.Fail) throw Unavailable();
        kill();
        life.Check();
    }

    /// <summary>Lets others go on in the middle of a read.</summary>
    public Task PauseAsync() =>
        _slowness == TimeSpan.Zero ? Task.CompletedTask : Pause.WaitAsync(_slowness, new WorldClock(world, life, () => TimeSpan.Zero), world.PostFor(life), CancellationToken.None);

    private T Transact<T>(Func<IStreamWriting, CancellationToken, Task<T>> write, CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = database.State;
            var draft = new Draft(this, database, before);
            var task = write(draft, cancellationToken);
            if (!task.IsCompleted) throw new InvalidOperationException("A transaction left the world's thread.");
            try
            {
                var answer = task.GetAwaiter().GetResult();
                Pass(StoragePoint.BeforeCommit);
                if (_fault == StorageFault.RunAgain)
                {
                    _fault = StorageFault.None;
                    world.Rare.Add(RareEvent.TransactionRunTwice);
                    continue;
                }

                Commit(before, draft, answer);
                return answer;
            }
            catch (Exception e) when (e is StorageUnavailableException or ProcessDiedException && ReferenceEquals(database.State, before))
            {
                database.RolledBack(before, draft.State);
                throw;
            }
        }
    }

    private void Commit<T>(DatabaseState before, Draft draft, T answer)
    {
        if (database.Bug == PlantedBug.AnswerBeforeCommit && answer is CommittedGroup)
        {
            // What comes between sees the state of before; a crash takes the commit with it.
            world.After(TimeSpan.FromMilliseconds(20), life, () =>
            {
                if (ReferenceEquals(database.State, before)) database.Commit(before, draft.State, answer);
            });
            return;
        }

        database.Commit(before, draft.State, answer);
        try
        {
            Pass(StoragePoint.AfterCommit);
        }
        catch (Exception e) when (e is StorageUnavailableException or ProcessDiedException)
        {
            database.AnswerLost(before);
            throw;
        }
    }

    private static RareEvent EventOf(StorageFault fault, StoragePoint point) => (fault, point) switch
    {
        (StorageFault.Kill, StoragePoint.Inside) => RareEvent.ServerKilledInTransaction,
        (StorageFault.Kill, StoragePoint.BeforeCommit) => RareEvent.ServerKilledBeforeCommit,
        (StorageFault.Kill, _) => RareEvent.ServerKilledAfterCommit,
        (_, StoragePoint.AfterCommit) => RareEvent.CommitAnswerLost,
        _ => RareEvent.StorageFailedInTransaction,
    };

    private static StorageUnavailableException Unavailable() =>
        new(new Problem("storage.unavailable", "", "The database cannot be reached.", "Come back later."), new IOException("The connection to the database is gone."));
}
