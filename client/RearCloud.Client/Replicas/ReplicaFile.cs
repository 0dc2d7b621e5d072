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
        if (damage is not null) state = OutboxStep.Rename(state with { Waiting = Rescue(path) }, state.Client);
        return (ReplicaSwap.Replace(folder, state), state);
    }

    /// <summary>Moves a damaged database aside and writes the state that is known anew.</summary>
    public static ReplicaStore Rebuild(string folder, ReplicaState state) => ReplicaSwap.Replace(folder, state);

    // Documents come back from the cloud; edits that wait exist nowhere else.
    private static ImmutableSortedDictionary<MutationId, OutboxEntry> Rescue(string damagedPath)
    {
        try
        {
            using var connection = ReplicaStore.Connect(damagedPath, SqliteOpenMode.ReadOnly);
            return ReplicaReader.ReadWaiting(connection);
        }
        catch (Exception e) when (e is SqliteException or JsonException or ReplicaDamagedException or ArgumentException or InvalidCastException or InvalidOperationException)
        {
            return ImmutableSortedDictionary<MutationId, OutboxEntry>.Empty;
        }
    }
}
