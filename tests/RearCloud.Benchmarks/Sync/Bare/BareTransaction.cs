using Npgsql;

namespace RearCloud.Benchmarks.Sync.Bare;

/// <summary>
/// The statements of the door for one edit, by hand: lock the stream's row, read the client and the document, then write both, the change and the
/// stream in one batch, and commit. The same rows, columns and round trips; nothing is checked, merged or announced.
/// </summary>
internal sealed class BareTransaction(NpgsqlDataSource database, string stream, string client, string document)
{
    private long _mutation;

    public async Task RunAsync()
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var (seq, checksum) = await LockAsync(connection);
        var last = await ReadAsync(connection, "SELECT stream, client, clock_offset_microseconds, last_edited_at, last_mutation FROM clients WHERE stream = $1 AND client = $2 LIMIT 1", stream, client);
        var row = await ReadAsync(connection, "SELECT stream, kind, id, body, is_deleted, stamps, version FROM documents WHERE stream = $1 AND kind = $2 AND id = $3 LIMIT 1", stream, "layout", document);
        await WriteAsync(connection, seq + 1, checksum ^ seq, (string)row![3], (string)row[5], isNewClient: last is null);
        await transaction.CommitAsync();
    }

    private async Task<(long Seq, long Checksum)> LockAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("UPDATE streams SET seq = seq + 0 WHERE id = $1 RETURNING id, epoch, seq, checksum, live_documents", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream });
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync()) throw new InvalidOperationException($"There is no stream {stream}.");
        return (reader.GetInt64(2), reader.GetInt64(3));
    }

    private static async Task<object[]?> ReadAsync(NpgsqlConnection connection, string sql, params string[] keys)
    {
#pragma warning disable CA2100 // Constants of this class.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        foreach (var key in keys) command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync()) return null;
        var values = new object[reader.FieldCount];
        reader.GetValues(values);
        return values;
    }

    private async Task WriteAsync(NpgsqlConnection connection, long seq, long checksum, string body, string stamps, bool isNewClient)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000;
        _mutation++;
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, "INSERT INTO changes (stream, seq, kind, id, edit, client, mutation, account, device, trace, edited_at, accepted_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL, $9, $10, $11)",
            stream, seq, "layout", document, BareEdit.Text, client, _mutation, "bench", $"bench-{Guid.NewGuid():n}", now, now);
        if (isNewClient) Add(batch, "INSERT INTO clients (stream, client, clock_offset_microseconds, last_edited_at, last_mutation) VALUES ($1, $2, NULL, $3, $4)", stream, client, now, _mutation);
        else Add(batch, "UPDATE clients SET last_edited_at = $1, last_mutation = $2 WHERE stream = $3 AND client = $4", now, _mutation, stream, client);
        Add(batch, "UPDATE documents SET body = $1, stamps = $2, version = $3 WHERE stream = $4 AND kind = $5 AND id = $6", body, stamps, seq, stream, "layout", document);
        Add(batch, "UPDATE streams SET checksum = $1, seq = $2 WHERE id = $3", checksum, seq, stream);
        await batch.ExecuteNonQueryAsync();
    }

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }
}
