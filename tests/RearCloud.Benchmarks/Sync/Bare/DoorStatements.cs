namespace RearCloud.Benchmarks.Sync.Bare;

/// <summary>
/// What the door says to PostgreSQL for one edit of one known document by a known client, in its order: the first three go together, then the others.
/// The texts are those of the server's own <c>RowStatements</c>; whoever changes what the door stores copies them anew.
/// </summary>
internal static class DoorStatements
{
    /// <summary>Locks the stream's counter row to the commit.</summary>
    public const string Lock = "UPDATE streams SET seq = seq + 0 WHERE id = $1 RETURNING id, epoch, seq, floor, history_floor, sums, live_documents";

    public const string FindClient = """
        SELECT last_mutation, clock_offset_microseconds, last_edited_at, seen_at, answers
        FROM clients WHERE stream = $1 AND client = $2
        """;

    public const string FindDocument = "SELECT body, version, is_deleted, stamps, changed_at FROM documents WHERE stream = $1 AND kind = $2 AND id = $3";

    public const string AppendChange = """
        INSERT INTO changes (stream, seq, kind, id, edit, client, mutation, account, device, trace, group_name, edited_at, accepted_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
            $12, $13)
        """;

    public const string SaveDocument = """
        INSERT INTO documents (stream, kind, id, body, version, is_deleted, stamps, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (stream, kind, id) DO UPDATE SET body = excluded.body, version = excluded.version, is_deleted = excluded.is_deleted,
            stamps = excluded.stamps, changed_at = excluded.changed_at
        """;

    public const string SaveClient = """
        INSERT INTO clients (stream, client, last_mutation, clock_offset_microseconds, last_edited_at, seen_at, answers)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (stream, client) DO UPDATE SET last_mutation = excluded.last_mutation, clock_offset_microseconds = excluded.clock_offset_microseconds,
            last_edited_at = excluded.last_edited_at, seen_at = excluded.seen_at, answers = excluded.answers
        """;

    public const string SaveStream = "UPDATE streams SET seq = $1, sums = $2, live_documents = $3 WHERE id = $4";

    /// <summary>A change's text as long as the one that the door writes for a drag.</summary>
    public const string Edit =
        """{"operation":"set","base":1233,"fields":[{"path":"/widgets/clock/frame","value":{"x":345,"y":178,"width":488,"height":232}}],"before":{"version":1233,"fields":[{"path":"/widgets/clock/frame","value":{"x":344,"y":177,"width":488,"height":232}}]}}""";
}
