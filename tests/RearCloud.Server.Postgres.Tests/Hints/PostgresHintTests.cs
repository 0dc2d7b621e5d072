using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RearCloud.Server.Sync.Hints;
using RearCloud.TestKit.Databases;
using RearCloud.TestKit.Hints;
using RearCloud.TestKit.Machine;

namespace RearCloud.Server.Postgres.Tests.Hints;

public sealed class PostgresHintTests(PostgresFixture postgres) : HintRelayContract, IAsyncLifetime
{
    private PostgresDatabase? _database;

    public async ValueTask InitializeAsync() => _database = await postgres.CreateDatabaseAsync(Cancellation);

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Deployments_in_different_databases_of_a_server_do_not_hear_each_other()
    {
        await using var elsewhere = await postgres.CreateDatabaseAsync(Cancellation);
        var heard = new TaskCompletionSource<string>();
        await using var here = await Relay(_database!.ConnectionString).OpenAsync(message => heard.TrySetResult(message), Cancellation);
        await using var there = await Relay(elsewhere.ConnectionString).OpenAsync(_ => { }, Cancellation);

        await there.PublishAsync("foreign", Cancellation);
        await here.PublishAsync("own", Cancellation);

        Assert.Equal("own", await heard.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation));
    }

    [Fact]
    public async Task Without_a_server_opening_fails_soon()
    {
        var opening = Relay($"Host=127.0.0.1;Port={FreePort.Find()};Username=nobody;Database=none").OpenAsync(_ => { }, Cancellation);
        await Assert.ThrowsAsync<NpgsqlException>(() => opening.WaitAsync(TimeSpan.FromSeconds(30), Cancellation));
    }

    protected override Task<IHintRelay> CreateAsync() => Task.FromResult(Relay(_database!.ConnectionString));

    protected override async Task CutAsync()
    {
        await using var connection = new NpgsqlConnection(_database!.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(Cancellation);
        await using var cut = new NpgsqlCommand(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", connection);
        await cut.ExecuteNonQueryAsync(Cancellation);
    }

    protected override Task MendAsync() => Task.CompletedTask;

    private static IHintRelay Relay(string connectionString)
    {
        var services = new ServiceCollection();
        services.AddPostgresHints(connectionString, "ready");
        return services.BuildServiceProvider().GetRequiredService<IHintRelay>();
    }
}
