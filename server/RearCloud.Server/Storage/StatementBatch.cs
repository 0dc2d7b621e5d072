using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore.Storage;

namespace RearCloud.Server.Storage;

/// <summary>
/// SQL by hand inside a transaction of <see cref="RearCloudDb"/>, for the few statements that are said so often that EF Core's own work would cost more
/// than they do. Statements go to the database together, in their order.
/// </summary>
internal sealed class StatementBatch(RearCloudDb db)
{
    // SQLite looks for every parameter of a command in every statement of it.
    private const int MostParameters = 128;

    private readonly List<Command> _commands = [];

    private Command Last => _commands[^1];

    /// <summary>Adds a statement; what stands in braces becomes a parameter.</summary>
    public void Add([InterpolatedStringHandlerArgument("")] ref Statement statement) => Last.End(null);

    /// <summary>Adds a statement that answers with rows.</summary>
    /// <param name="statement">What stands in braces becomes a parameter.</param>
    /// <param name="row">Is called for each row.</param>
    public void Add([InterpolatedStringHandlerArgument("")] ref Statement statement, Action<DbDataReader> row) => Last.End(row);

    /// <summary>Runs all statements; either all of them answer with rows or none does.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        foreach (var part in _commands)
        {
            await using var command = transaction.Connection!.CreateCommand();
            command.Transaction = transaction;
            await part.RunAsync(command, cancellationToken);
        }
    }

    private void Begin(int parameters)
    {
        if (_commands.Count == 0 || Last.Parameters + parameters > MostParameters) _commands.Add(new Command());
    }

    /// <summary>The text of a statement on its way into the batch.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Statement
    {
        private readonly Command _command;

        public Statement(int literalLength, int formattedCount, StatementBatch batch)
        {
            _ = literalLength;
            batch.Begin(formattedCount);
            _command = batch.Last;
        }

        public void AppendLiteral(string text) => _command.Append(text);

        public void AppendFormatted<T>(T value) => _command.Append(value as object ?? DBNull.Value);
    }

    /// <summary>Statements that go to the database together.</summary>
    private sealed class Command
    {
        private readonly StringBuilder _text = new();
        private readonly List<object> _values = [];
        private readonly List<Action<DbDataReader>?> _rows = [];

        public int Parameters => _values.Count;

        public void Append(string text) => _text.Append(text);

        public void Append(object value)
        {
            _text.Append(CultureInfo.InvariantCulture, $"@p{_values.Count}");
            _values.Add(value);
        }

        public void End(Action<DbDataReader>? row)
        {
            _text.Append(";\n");
            _rows.Add(row);
        }

        public async Task RunAsync(DbCommand command, CancellationToken cancellationToken)
        {
            command.CommandText = _text.ToString();
            for (var i = 0; i < _values.Count; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"p{i}");
                parameter.Value = _values[i];
                command.Parameters.Add(parameter);
            }

            if (_rows[0] is null) await command.ExecuteNonQueryAsync(cancellationToken);
            else await ReadAsync(command, cancellationToken);
        }

        private async Task ReadAsync(DbCommand command, CancellationToken cancellationToken)
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            foreach (var row in _rows)
            {
                while (await reader.ReadAsync(cancellationToken)) row!(reader);
                await reader.NextResultAsync(cancellationToken);
            }
        }
    }
}
