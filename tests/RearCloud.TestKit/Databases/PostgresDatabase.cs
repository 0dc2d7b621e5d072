using Npgsql;

namespace RearCloud.TestKit.Databases;

/// <summary>A fresh, empty PostgreSQL database, dropped when disposed.</summary>
public sealed class PostgresDatabase : IAsyncDisposable
{
    private readonly string administration;
    private readonly string name;

    private PostgresDatabase(string administration, string name)
    {
        this.administration = administration;
        this.name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(administration) { Database = name, MaxPoolSize = 20 }.ConnectionString;
    }

    /// <summary>Connects to the database.</summary>
    public string ConnectionString { get; }

    internal static async Task<PostgresDatabase> CreateAsync(string administration, CancellationToken cancellationToken)
    {
        var database = new PostgresDatabase(administration, "rearcloud_test_" + Guid.NewGuid().ToString("N"));
        await database.ExecuteAsync($"CREATE DATABASE {database.name}", cancellationToken);
        return database;
    }

    /// <summary>Closes every connection to the database and drops it.</summary>
    public async ValueTask DisposeAsync()
    {
        await using (var pooled = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(pooled);
        await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", CancellationToken.None);
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(administration) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        // The name is this class's own and holds only letters, digits and underscores.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
