using System.Globalization;
using Npgsql;
using RearCloud.Protocol;

namespace RearCloud.Benchmarks.Sync.Bare;

/// <summary>
/// <see cref="DoorStatements"/> by hand: in one batch lock the stream's row and read the client and the document, in another write the change, the
/// document, the client and the stream, and commit. The same rows, columns and round trips; nothing is checked, merged or announced.
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
        var (locked, known, found) = await ReadAsync(connection);
        // The door created the document, and this goes on behind the number of its last mutation.
        _mutation = Math.Max(_mutation, (long)known[0]) + 1;
        await WriteAsync(connection, seq: (long)locked[2] + 1, liveDocuments: (int)locked[6], body: (string)found[0], stamps: (string)found[3]);
        await transaction.CommitAsync();
    }

    private async Task<(object[] Stream, object[] Client, object[] Document)> ReadAsync(NpgsqlConnection connection)
    {
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, DoorStatements.Lock, stream);
        Add(batch, DoorStatements.FindClient, stream, client);
        Add(batch, DoorStatements.FindDocument, stream, Kind, document);
        await using var reader = await batch.ExecuteReaderAsync();
        return (await RowAsync(reader), await RowAsync(reader), await RowAsync(reader));
    }

    private static async Task<object[]> RowAsync(NpgsqlDataReader reader)
    {
        if (!await reader.ReadAsync()) throw new InvalidOperationException("A row of the stream, the client or the document is missing.");
        var values = new object[reader.FieldCount];
        reader.GetValues(values);
        await reader.NextResultAsync();
        return values;
    }

    private async Task WriteAsync(NpgsqlConnection connection, long seq, int liveDocuments, string body, string stamps)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000;
        // As long as the sum of one kind, and another one each time.
        var sums = string.Create(CultureInfo.InvariantCulture, $"layout={now:x16}");
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, DoorStatements.AppendChange, stream, seq, Kind, document, DoorStatements.Edit, client, _mutation, "bench", DBNull.Value, RandomId.Next(), DBNull.Value, now, now);
        Add(batch, DoorStatements.SaveDocument, stream, Kind, document, body, seq, false, stamps, now);
        Add(batch, DoorStatements.SaveClient, stream, client, _mutation, DBNull.Value, now, now, Answers(seq));
        Add(batch, DoorStatements.SaveStream, seq, sums, liveDocuments, stream);
        await batch.ExecuteNonQueryAsync();
    }

    // As long as the answers to a client's last mutations, and other ones each time.
    private static string Answers(long seq) =>
        $"[{string.Join(',', Enumerable.Range(0, KeptAnswers).Select(_ => $$"""{"trace":"{{RandomId.Next()}}","seq":{{seq}}}"""))}]";

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }
}
