using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace RearCloud.Client.Replicas;

/// <summary>The replica's database in its data folder, built anew when it turns out to be damaged.</summary>
internal sealed class ReplicaDisk : IReplicaStore
{
    private readonly string _folder;
    private readonly ILogger _log;
    private ReplicaStore _store;

    private ReplicaDisk(string folder, ReplicaStore store, ILogger log)
    {
        _folder = folder;
        _store = store;
        _log = log;
    }

    /// <summary>Opens the database of a data folder, or makes one.</summary>
    public static (ReplicaDisk Disk, ReplicaState State) Open(string folder, ILogger log)
    {
        Directory.CreateDirectory(folder);
        var (store, state) = ReplicaFile.Open(folder, out var damage);
        if (damage is not null) log.ReplicaRebuilt(damage, state.Waiting.Count);
        return (new ReplicaDisk(folder, store, log), state);
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
    }

    public void Dispose() => _store.Dispose();

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
            _store = ReplicaFile.Rebuild(_folder, after);
            _log.ReplicaRebuilt(e.Message, after.Waiting.Count);
        }
    }
}
