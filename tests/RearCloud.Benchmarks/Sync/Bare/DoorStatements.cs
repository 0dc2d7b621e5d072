namespace RearCloud.Benchmarks.Sync.Bare;

/// <summary>
/// What the door says to PostgreSQL for one edit of one known document by a known client, copied from the server's statement log
/// (<c>log_statement = all</c>) in its order. Whoever changes what the door stores copies it anew; the columns' names are <see cref="BareTransaction"/>'s.
/// </summary>
internal static class DoorStatements
{
    /// <summary>Locks the stream's counter row to the commit.</summary>
    public const string Lock = "UPDATE streams SET seq = seq + 0 WHERE id = $1 RETURNING id, epoch, seq, floor, history_floor, sums, live_documents";

    public const string FindClient = """
        SELECT c.stream, c.client, c.answers, c.clock_offset_microseconds, c.last_edited_at, c.last_mutation, c.seen_at
        FROM clients AS c
        WHERE c.stream = $1 AND c.client = $2
        LIMIT 1
        """;

    public const string FindDocument = """
        SELECT d.stream, d.kind, d.id, d.body, d.changed_at, d.is_deleted, d.stamps, d.version
        FROM documents AS d
        WHERE d.stream = $1 AND d.kind = $2 AND d.id = $3
        LIMIT 1
        """;

    public const string AppendChange = """
        INSERT INTO changes (seq, stream, accepted_at, account, client, device, edit, edited_at, group_name, id, kind, mutation, trace)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """;

    public const string SaveClient = "UPDATE clients SET answers = $1, last_edited_at = $2, last_mutation = $3, seen_at = $4 WHERE client = $5 AND stream = $6";

    public const string SaveDocument = "UPDATE documents SET body = $1, changed_at = $2, stamps = $3, version = $4 WHERE id = $5 AND kind = $6 AND stream = $7";

    public const string SaveStream = "UPDATE streams SET seq = $1, sums = $2 WHERE id = $3";

    /// <summary>A change's text as long as the one that the door writes for a drag.</summary>
    public const string Edit =
        """{"operation":"set","base":1233,"fields":[{"path":"/widgets/clock/frame","value":{"x":345,"y":178,"width":488,"height":232}}],"before":{"version":1233,"fields":[{"path":"/widgets/clock/frame","value":{"x":344,"y":177,"width":488,"height":232}}]}}""";
}
