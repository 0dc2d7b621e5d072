using System.Globalization;
using Npgsql;

namespace RearCloud.Benchmarks.Sync.Bare;

/// <summary>
/// <see cref="DoorStatements"/> by hand: lock the stream's row, read the client and the document, then write the change, the client, the document and the
/// stream in one batch, and commit. The same rows, columns and round trips; nothing is checked, merged or announced.
/// </summary>
internal sealed class BareTransaction(NpgsqlDataSource database, string stream, string client, string document)
{
    private const string Kind = "layout";
    private const int KeptAnswers = 16;

    private long _mutation;

    public async Task RunAsync()
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var locked = await ReadAsync(connection, DoorStatements.Lock, stream);
        var known = await ReadAsync(connection, DoorStatements.FindClient, stream, client);
        var found = await ReadAsync(connection, DoorStatements.FindDocument, stream, Kind, document);
        // The door created the document, and this goes on behind the number of its last mutation.
        _mutation = Math.Max(_mutation, (long)known[5]) + 1;
        await WriteAsync(connection, seq: (long)locked[2] + 1, body: (string)found[3], stamps: (string)found[6]);
        await transaction.CommitAsync();
    }

    private static async Task<object[]> ReadAsync(NpgsqlConnection connection, string sql, params string[] keys)
    {
#pragma warning disable CA2100 // Constants of DoorStatements.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        foreach (var key in keys) command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key });
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync()) throw new InvalidOperationException($"There is no row for: {sql}");
        var values = new object[reader.FieldCount];
        reader.GetValues(values);
        return values;
    }

    private async Task WriteAsync(NpgsqlConnection connection, long seq, string body, string stamps)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000;
        // As long as the sum of one kind, and another one each time.
        var sums = string.Create(CultureInfo.InvariantCulture, $"layout={now:x16}");
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, DoorStatements.AppendChange, seq, stream, now, "bench", client, DBNull.Value, DoorStatements.Edit, now, DBNull.Value, document, Kind, _mutation, $"bench-{Guid.NewGuid():n}");
        Add(batch, DoorStatements.SaveClient, Answers(seq), now, _mutation, now, client, stream);
        Add(batch, DoorStatements.SaveDocument, body, now, stamps, seq, document, Kind, stream);
        Add(batch, DoorStatements.SaveStream, seq, sums, stream);
        await batch.ExecuteNonQueryAsync();
    }

    // As long as the answers to a client's last mutations, and other ones each time.
    private static string Answers(long seq) =>
        $"[{string.Join(',', Enumerable.Range(0, KeptAnswers).Select(_ => $$"""{"trace":"bench-{{Guid.NewGuid():n}}","seq":{{seq}}}"""))}]";

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }
}
