using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore.Storage;

namespace RearCloud.Server.Storage;

/// <summary>
/// SQL by hand inside a transaction of <see cref="RearCloudDb"/>, for the few statements that are said so often that EF Core's own work would cost more
/// than they do. They run in their order, and go to a database that is elsewhere together.
/// </summary>
internal sealed class StatementBatch(RearCloudDb db)
{
    private readonly List<(Statement.Text Text, Action<DbDataReader>? Row)> _statements = [];

    /// <summary>Adds a statement; what stands in braces becomes a parameter.</summary>
    public void Add(Statement statement) => _statements.Add((statement.Said, null));

    /// <summary>Adds a statement that answers with rows.</summary>
    /// <param name="statement">What stands in braces becomes a parameter.</param>
    /// <param name="row">Is called for each row.</param>
    public void Add(Statement statement, Action<DbDataReader> row) => _statements.Add((statement.Said, row));

    /// <summary>Runs all statements; either all of them answer with rows or none does.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (_statements.Count == 0) return;
        var transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        if (transaction.Connection!.CanCreateBatch) await RunTogetherAsync(transaction, cancellationToken);
        else await RunOneByOneAsync(transaction, cancellationToken);
    }

    private async Task RunTogetherAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using var batch = transaction.Connection!.CreateBatch();
        batch.Transaction = transaction;
        foreach (var (text, _) in _statements)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = text.Sql.ToString();
            foreach (var value in text.Values)
            {
                var parameter = command.CreateParameter();
                parameter.Value = value;
                command.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(command);
        }

        if (_statements[0].Row is null)
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
            return;
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var (_, row) in _statements)
        {
            while (await reader.ReadAsync(cancellationToken)) row!(reader);
            await reader.NextResultAsync(cancellationToken);
        }
    }

    // SQLite: no way to save, and it would look for every parameter of a command in every statement of it.
    private async Task RunOneByOneAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        foreach (var (text, row) in _statements)
        {
            await using var command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = text.Sql.ToString();
            for (var i = 0; i < text.Values.Count; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = Statement.NameOf(i);
                parameter.Value = text.Values[i];
                command.Parameters.Add(parameter);
            }

            if (row is null)
            {
                await command.ExecuteNonQueryAsync(cancellationToken);
                continue;
            }

            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) row(reader);
        }
    }

    /// <summary>A statement with a parameter for each value in braces: <c>$1</c>, a place to PostgreSQL and a name to SQLite.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Statement(int literalLength, int formattedCount)
    {
        private static readonly string[] Names = [.. Enumerable.Range(1, 32).Select(i => string.Create(CultureInfo.InvariantCulture, $"${i}"))];

        public Text Said { get; } = new(new StringBuilder(literalLength + (3 * formattedCount)), new List<object>(formattedCount));

        public static string NameOf(int parameter) => Names[parameter];

        public void AppendLiteral(string text) => Said.Sql.Append(text);

        public void AppendFormatted<T>(T value)
        {
            Said.Sql.Append(NameOf(Said.Values.Count));
            Said.Values.Add(value as object ?? DBNull.Value);
        }

        /// <summary>What was said so far.</summary>
        public sealed record Text(StringBuilder Sql, List<object> Values);
    }
}
