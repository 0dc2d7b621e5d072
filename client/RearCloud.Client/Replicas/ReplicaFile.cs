using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RearCloud.Client.Outbox;
using RearCloud.Core.Edits;

namespace RearCloud.Client.Replicas;

/// <summary>Opens the replica's database whatever state it is in: what is missing or damaged is built anew and filled from the cloud.</summary>
internal static class ReplicaFile
{
    /// <summary>Name of the database in the data folder.</summary>
    public const string Name = "replica.db";

    /// <summary>Where a damaged database is kept for a person to look at; the last one only.</summary>
    public const string DamagedName = "replica.damaged.db";

    /// <summary>Opens the database of a data folder, or makes one.</summary>
    /// <param name="folder">The data folder, which exists.</param>
    /// <param name="damage">Why the old database was moved aside; null if it was not.</param>
    public static (ReplicaStore Store, ReplicaState State) Open(string folder, out string? damage)
    {
        damage = null;
        var path = Path.Combine(folder, Name);
        ReplicaSwap.Finish(folder);
        if (File.Exists(path))
        {
            try
            {
                return ReplicaStore.Open(path);
            }
            catch (ReplicaDamagedException e)
            {
                damage = e.Message;
            }
        }

        var state = new ReplicaState { Client = ClientMachine.Real.NewClient() };
        if (damage is null) return (ReplicaSwap.Replace(folder, state, step: 0), state);
        var (waiting, step) = Rescue(path);
        state = OutboxStep.Rename(state with { Waiting = waiting }, state.Client);
        return (ReplicaSwap.Replace(folder, state, step), state);
    }

    /// <summary>Moves a damaged database aside and writes the state that is known anew.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="state">What is known.</param>
    /// <param name="step">The number of the transaction that this is.</param>
    public static ReplicaStore Rebuild(string folder, ReplicaState state, long step) => ReplicaSwap.Replace(folder, state, step);

    // Documents come back from the cloud; edits that wait exist nowhere else but in the journal, which goes before unless this is newer.
    private static (ImmutableSortedDictionary<MutationId, OutboxEntry> Waiting, long Step) Rescue(string damagedPath)
    {
        try
        {
            using var connection = ReplicaStore.Connect(damagedPath, SqliteOpenMode.ReadOnly);
            var waiting = ReplicaReader.ReadWaiting(connection);
            return (waiting, StepOf(connection));
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return (ImmutableSortedDictionary<MutationId, OutboxEntry>.Empty, 0);
        }
    }

    private static long StepOf(SqliteConnection connection)
    {
        try
        {
            return ReplicaReader.ReadStep(connection);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return 0;
        }
    }

    private static bool IsUnreadable(Exception e) =>
        e is SqliteException or JsonException or ReplicaDamagedException or ArgumentException or InvalidCastException or InvalidOperationException;
}
