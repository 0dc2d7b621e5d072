using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Protocol;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Sync.Streams.Rows;

/// <summary>The door's statements, the same in both databases.</summary>
internal static class RowStatements
{
    /// <summary>Locks the stream's row to the end of the transaction; no row for a stream that nobody used yet.</summary>
    // An update takes the row lock in both databases. How far the counter moves is known only after the merge, under the lock.
    public static void Lock(StatementBatch batch, StreamId stream, Action<StreamRow> found) => batch.Add(
        $"UPDATE streams SET seq = seq + 0 WHERE id = {stream.Value} RETURNING id, epoch, seq, floor, history_floor, sums, live_documents",
        row => found(new StreamRow
        {
            Id = row.GetString(0),
            Epoch = row.GetString(1),
            Seq = row.GetInt64(2),
            Floor = row.GetInt64(3),
            HistoryFloor = row.GetInt64(4),
            Sums = row.GetString(5),
            LiveDocuments = row.GetInt32(6),
        }));

    public static void Find(StatementBatch batch, StreamId stream, ClientId client, Action<ClientRow> found) => batch.Add(
        $"""
        SELECT last_mutation, clock_offset_microseconds, last_edited_at, seen_at, answers
        FROM clients WHERE stream = {stream.Value} AND client = {client.Value}
        """,
        row => found(new ClientRow
        {
            Stream = stream.Value,
            Client = client.Value,
            LastMutation = row.GetInt64(0),
            ClockOffsetMicroseconds = row.IsDBNull(1) ? null : row.GetInt64(1),
            LastEditedAt = UnixMicroseconds.To(row.GetInt64(2)),
            SeenAt = UnixMicroseconds.To(row.GetInt64(3)),
            Answers = row.GetString(4),
        }));

    public static void Find(StatementBatch batch, StreamId stream, DocumentKey key, Action<DocumentRow> found) => batch.Add(
        $"SELECT body, version, is_deleted, stamps, changed_at FROM documents WHERE stream = {stream.Value} AND kind = {key.Kind.Name} AND id = {key.Id.Value}",
        row => found(new DocumentRow
        {
            Stream = stream.Value,
            Kind = key.Kind.Name,
            Id = key.Id.Value,
            Body = row.GetString(0),
            Version = row.GetInt64(1),
            IsDeleted = row.GetBoolean(2),
            Stamps = row.GetString(3),
            ChangedAt = UnixMicroseconds.To(row.GetInt64(4)),
        }));

    /// <summary>Gives a stream its row and epoch unless it has them; of two at the same time one wins.</summary>
    public static void Bear(StatementBatch batch, StreamId stream) => batch.Add(
        $"""
        INSERT INTO streams (id, epoch, seq, floor, history_floor, sums, live_documents)
        VALUES ({stream.Value}, {RandomId.Next()}, 0, 0, 0, '', 0) ON CONFLICT (id) DO NOTHING
        """);

    /// <summary>Writes what an edit moves of a stream: its head, sums and count.</summary>
    public static void Save(StatementBatch batch, StreamState stream) => batch.Add(
        $"UPDATE streams SET seq = {stream.Head.Value}, sums = {stream.Sums.ToString()}, live_documents = {stream.LiveDocuments} WHERE id = {stream.Id.Value}");

    public static void Save(StatementBatch batch, ClientRow row) => batch.Add(
        $"""
        INSERT INTO clients (stream, client, last_mutation, clock_offset_microseconds, last_edited_at, seen_at, answers)
        VALUES ({row.Stream}, {row.Client}, {row.LastMutation}, {row.ClockOffsetMicroseconds}, {UnixMicroseconds.From(row.LastEditedAt)}, {UnixMicroseconds.From(row.SeenAt)}, {row.Answers})
        ON CONFLICT (stream, client) DO UPDATE SET last_mutation = excluded.last_mutation, clock_offset_microseconds = excluded.clock_offset_microseconds,
            last_edited_at = excluded.last_edited_at, seen_at = excluded.seen_at, answers = excluded.answers
        """);

    public static void Save(StatementBatch batch, DocumentRow row) => batch.Add(
        $"""
        INSERT INTO documents (stream, kind, id, body, version, is_deleted, stamps, changed_at)
        VALUES ({row.Stream}, {row.Kind}, {row.Id}, {row.Body}, {row.Version}, {row.IsDeleted}, {row.Stamps}, {UnixMicroseconds.From(row.ChangedAt)})
        ON CONFLICT (stream, kind, id) DO UPDATE SET body = excluded.body, version = excluded.version, is_deleted = excluded.is_deleted,
            stamps = excluded.stamps, changed_at = excluded.changed_at
        """);

    public static void Append(StatementBatch batch, ChangeRow row) => batch.Add(
        $"""
        INSERT INTO changes (stream, seq, kind, id, edit, client, mutation, account, device, trace, group_name, edited_at, accepted_at)
        VALUES ({row.Stream}, {row.Seq}, {row.Kind}, {row.Id}, {row.Edit}, {row.Client}, {row.Mutation}, {row.Account}, {row.Device}, {row.Trace}, {row.GroupName},
            {UnixMicroseconds.From(row.EditedAt)}, {UnixMicroseconds.From(row.AcceptedAt)})
        """);
}
