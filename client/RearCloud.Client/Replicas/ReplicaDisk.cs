using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using RearCloud.Client.Outbox;

namespace RearCloud.Client.Replicas;

/// <summary>
/// The replica's database in its data folder, built anew when it turns out to be damaged, and the second copy of what waits, from which it catches up when it is
/// gone or has lost its last transactions.
/// </summary>
internal sealed class ReplicaDisk : IReplicaStore
{
    private readonly string _folder;
    private readonly ILogger _log;
    private readonly OutboxJournal _journal;
    private ReplicaStore _store;

    private ReplicaDisk(string folder, ReplicaStore store, OutboxJournal journal, ILogger log)
    {
        _folder = folder;
        _store = store;
        _journal = journal;
        _log = log;
    }

    /// <summary>Opens the database of a data folder, or makes one.</summary>
    public static (ReplicaDisk Disk, ReplicaState State) Open(string folder, ILogger log)
    {
        Directory.CreateDirectory(folder);
        var (store, state) = ReplicaFile.Open(folder, out var damage);
        if (damage is not null) log.ReplicaRebuilt(damage, state.Waiting.Count);
        var (journal, content) = OutboxJournal.Open(folder, log);
        if (content.Step > store.Step)
        {
            var caughtUp = CatchUp(state, content);
            store.Save(state, caughtUp, content.Step);
            state = caughtUp;
            log.ReplicaCaughtUp(state.Waiting.Count);
        }

        journal.Begin(store.Step, state);
        return (new ReplicaDisk(folder, store, journal, log), state);
    }

    public void Save(ReplicaState before, ReplicaState after)
    {
        try
        {
            Write(before, after);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new ReplicaNotStoredException(e.Message, e);
        }

        _journal.Note(_store.Step, before, after);
    }

    public void Dispose()
    {
        _store.Dispose();
        _journal.Dispose();
    }

    // Under a new name, because the server may know numbers that the database does not: what it has already it gets again, which changes nothing.
    private static ReplicaState CatchUp(ReplicaState state, JournalContent content) => OutboxStep.Rename(
        state with { Waiting = content.Waiting.ToImmutableSortedDictionary(m => m.Key, m => new OutboxEntry(m.Value, IsSent: false, AcceptedAt: null)) },
        ClientMachine.Real.NewClient());

    private void Write(ReplicaState before, ReplicaState after)
    {
        try
        {
            _store.Save(before, after);
        }
        catch (SqliteException e) when (ReplicaStore.IsDamage(e))
        {
            // What is in memory is what was committed: nothing is lost, only written anew.
            _store.Dispose();
            _store = ReplicaFile.Rebuild(_folder, after, _store.Step + 1);
            _log.ReplicaRebuilt(e.Message, after.Waiting.Count);
        }
    }
}
