using Npgsql;
using RearCloud.TestKit.Databases;

namespace RearCloud.Server.Postgres.Tests.Databases;

public sealed class PostgresFixtureTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Two_databases_share_nothing()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var one = await postgres.CreateDatabaseAsync(cancellationToken);
        await using var other = await postgres.CreateDatabaseAsync(cancellationToken);

        await AskAsync(one, "CREATE TABLE only_here (id integer)", cancellationToken);

        Assert.Equal("only_here", await AskAsync(one, "SELECT to_regclass('only_here')::text", cancellationToken));
        Assert.Equal(DBNull.Value, await AskAsync(other, "SELECT to_regclass('only_here')::text", cancellationToken));
    }

    [Fact]
    public async Task A_disposed_database_is_gone_even_with_a_connection_open()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var other = await postgres.CreateDatabaseAsync(cancellationToken);
        var doomed = await postgres.CreateDatabaseAsync(cancellationToken);
        await using var open = new NpgsqlConnection(doomed.ConnectionString);
        await open.OpenAsync(cancellationToken);

        await doomed.DisposeAsync();

        var count = await AskAsync(other, $"SELECT count(*) FROM pg_database WHERE datname = '{open.Database}'", cancellationToken);
        Assert.Equal(0L, count);
    }

    [Fact]
    public async Task The_fixture_says_which_server_it_took()
    {
        await using var database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);

        Assert.Single(postgres.Notes, note => note.StartsWith("taken: ", StringComparison.Ordinal));
    }

    private static async Task<object?> AskAsync(PostgresDatabase database, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
