using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;
using RearCloud.TestKit.Databases;
using RearCloud.TestKit.Machine;
using RearCloud.TestKit.Sync;

namespace RearCloud.Server.Postgres.Tests.Sync;

public sealed class PostgresLossTests(PostgresFixture postgres)
{
    private static readonly Actor Owner = new("anna", null, "Anna");

    [Fact]
    public async Task Without_a_server_the_door_says_so_and_stores_nothing()
    {
        await using var services = PostgresServices.Of($"Host=127.0.0.1;Port={FreePort.Find()};Username=nobody;Database=none;Timeout=2");

        var lost = await Assert.ThrowsAsync<StorageUnavailableException>(() => EditAsync(services, "#000001"));

        Assert.Equal("storage.unavailable", lost.Problem.Code);
    }

    [Fact]
    public async Task An_edit_survives_that_the_servers_connections_are_cut()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var database = await postgres.CreateDatabaseAsync(cancellationToken);
        await using var services = PostgresServices.Of(database.ConnectionString);
        await StorageStart.MigrateAsync(services, cancellationToken);
        await EditAsync(services, "#000001");

        await using (var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false"))
        {
            await connection.OpenAsync(cancellationToken);
            await using var cut = new NpgsqlCommand(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", connection);
            await cut.ExecuteNonQueryAsync(cancellationToken);
        }

        var result = await EditAsync(services, "#000002");
        Assert.Equal((MutationOutcome.Accepted, new Sequence(2)), (result.Outcome, result.Sequence));
    }

    [Fact]
    public async Task Nodes_that_start_together_on_an_empty_database_all_start()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var database = await postgres.CreateDatabaseAsync(cancellationToken);
        var nodes = Enumerable.Range(0, 4).Select(_ => PostgresServices.Of(database.ConnectionString)).ToList();

        await Task.WhenAll(nodes.Select(node => Task.Run(() => StorageStart.MigrateAsync(node, cancellationToken), cancellationToken)));

        for (var i = 0; i < nodes.Count; i++)
        {
            Assert.Equal(new Sequence(i + 1), (await EditAsync(nodes[i], $"#00000{i}")).Sequence);
            await nodes[i].DisposeAsync();
        }
    }

    private static Task<MutationResult> EditAsync(ServiceProvider services, string color) =>
        services.GetRequiredService<IDocumentDoor>().EditAsync(
            Owner, Owner.Stream, [Edit.Create(Bodies.Wallpaper("dunes"), Bodies.Color(color))], cancellationToken: TestContext.Current.CancellationToken);
}
