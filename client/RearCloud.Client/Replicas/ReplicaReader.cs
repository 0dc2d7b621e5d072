using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RearCloud.Client.Outbox;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Json;
using RearCloud.Core.Replicas;

namespace RearCloud.Client.Replicas;

/// <summary>Reads a state from the replica's database and trusts nothing in it.</summary>
internal static class ReplicaReader
{
    /// <exception cref="ReplicaDamagedException">A row is missing or cannot be read.</exception>
    public static ReplicaState Read(SqliteConnection connection)
    {
        if (connection.Scalar("PRAGMA user_version") is not (long)ReplicaSchema.Version)
            throw new ReplicaDamagedException($"The database does not have schema version {ReplicaSchema.Version}.");
        try
        {
            var documents = connection.Query("SELECT kind, id, version, is_deleted, is_stale, body FROM document", ReadDocument);
            var state = ReadMeta(connection) with
            {
                Confirmed = documents.ToImmutableDictionary(d => d.Document.Key, d => d.Document),
                Stale = [.. documents.Where(d => d.IsStale).Select(d => d.Document.Key)],
                Waiting = ReadWaiting(connection),
                Refusals = [.. connection.Query("SELECT refusal FROM refusal ORDER BY id", r => StoredRefusal.Decode(r.GetFieldValue<byte[]>(0)))],
                Conflicts = [.. connection.Query("SELECT conflict FROM conflict ORDER BY id", r => StoredConflict.Decode(r.GetFieldValue<byte[]>(0)))],
            };
            if (state.Waiting.Keys.Any(k => k >= state.NextMutation)) throw new ReplicaDamagedException("A waiting mutation has a number that was not given out.");
            var sum = StreamChecksum.Of(documents.Where(d => !d.IsStale).Select(d => d.Document));
            return ViewStep.All(sum == state.Checksum ? state : DeltaStep.Forget(state));
        }
        catch (Exception e) when (e is ArgumentException or JsonException or InvalidCastException or InvalidOperationException)
        {
            throw new ReplicaDamagedException("A row cannot be read.", e);
        }
    }

    /// <summary>The waiting mutations alone, in order: what a damaged database may still give.</summary>
    public static ImmutableSortedDictionary<MutationId, OutboxEntry> ReadWaiting(SqliteConnection connection) =>
        connection.Query("SELECT id, is_sent, accepted_at, mutation FROM outbox ORDER BY id", ReadEntry).ToImmutableSortedDictionary(e => e.Mutation.Id, e => e);

    /// <summary>The number of the last transaction.</summary>
    public static long ReadStep(SqliteConnection connection) => connection.Scalar("SELECT step FROM meta") is long step ? step : throw new ReplicaDamagedException("The database does not count its steps.");

    private static ReplicaState ReadMeta(SqliteConnection connection)
    {
        var rows = connection.Query("SELECT client, next_mutation, stream, epoch, sequence, checksum, floor, schema, kinds FROM meta", r => new ReplicaState
        {
            Client = new ClientId(r.GetString(0)),
            NextMutation = new MutationId(r.GetInt64(1)),
            Stream = r.IsDBNull(2) ? null : new StreamId(r.GetString(2)),
            Epoch = r.GetString(3),
            Sequence = new Sequence(r.GetInt64(4)),
            Checksum = new StreamChecksum(unchecked((ulong)r.GetInt64(5))),
            Floor = new Sequence(r.GetInt64(6)),
            Schema = r.GetInt32(7),
            Kinds = DocumentView.TryParse(r.GetString(8).Split(',', StringSplitOptions.RemoveEmptyEntries), out var kinds)
                ? kinds
                : throw new ReplicaDamagedException("The database does not say which kinds it follows."),
        });
        return rows.Count == 1 ? rows[0] : throw new ReplicaDamagedException("The database does not say whose it is.");
    }

    private static (Document Document, bool IsStale) ReadDocument(SqliteDataReader row)
    {
        var key = new DocumentKey(new DocumentKind(row.GetString(0)), new DocumentId(row.GetString(1)));
        var body = JsonBody.ParseObject(Encoding.UTF8.GetBytes(row.GetString(5)));
        return body.TryGet(out var value, out var problem)
            ? (new Document(key, value, new Sequence(row.GetInt64(2)), row.GetBoolean(3)), row.GetBoolean(4))
            : throw new ReplicaDamagedException($"The body of {key} cannot be read: {problem}");
    }

    private static OutboxEntry ReadEntry(SqliteDataReader row)
    {
        var mutation = StoredMutation.Decode(row.GetFieldValue<byte[]>(3));
        if (mutation.Id.Value != row.GetInt64(0)) throw new ReplicaDamagedException("A waiting mutation stands under another number.");
        return new OutboxEntry(mutation, row.GetBoolean(1), row.IsDBNull(2) ? null : new Sequence(row.GetInt64(2)));
    }
}
