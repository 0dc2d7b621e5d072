using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;
using RearCloud.TestKit.Databases;
using RearCloud.TestKit.Sync;

namespace RearCloud.Server.Postgres.Tests.Sync;

/// <summary>Whoever edits a stream waits for the ways to the database that the one before made: they are counted.</summary>
public sealed class PostgresWaysTests(PostgresFixture postgres)
{
    private static readonly Actor Owner = new("anna", null, "Anna");

    [Fact]
    public async Task An_edit_of_a_known_document_goes_to_the_database_twice_and_commits()
    {
        await using var database = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        await using var services = PostgresServices.Of(database.ConnectionString);
        await StorageStart.MigrateAsync(services, TestContext.Current.CancellationToken);
        await EditAsync(services, Edit.Create(Bodies.Wallpaper("dunes"), Bodies.Color("#000001")));

        var ways = await WaysAsync(() => EditAsync(services, Bodies.Set(Bodies.Wallpaper("dunes"), new Sequence(1), "/color", "\"#000002\"")));

        Assert.Collection(
            ways,
            lockAndRead =>
            {
                Assert.StartsWith("UPDATE streams", lockAndRead, StringComparison.Ordinal);
                Assert.Contains("FROM clients", lockAndRead, StringComparison.Ordinal);
                Assert.Contains("FROM documents", lockAndRead, StringComparison.Ordinal);
            },
            write => Assert.All(
                new[] { "INSERT INTO changes", "INSERT INTO documents", "INSERT INTO clients", "UPDATE streams" },
                statement => Assert.Contains(statement, write, StringComparison.Ordinal)));
    }

    // What the driver was given to say, in its order.
    private static async Task<IReadOnlyList<string>> WaysAsync(Func<Task> act)
    {
        var ways = new ConcurrentQueue<string>();
        using var mine = new Activity("edit").SetIdFormat(ActivityIdFormat.W3C).Start();
        using var listener = new ActivityListener();
        listener.ShouldListenTo = source => source.Name == "Npgsql";
        listener.Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData;
        listener.ActivityStopped = command =>
        {
            if (command.TraceId == mine.TraceId) ways.Enqueue((string?)command.GetTagItem("db.query.text") ?? command.DisplayName);
        };
        ActivitySource.AddActivityListener(listener);
        await act();
        return [.. ways];
    }

    private static async Task EditAsync(ServiceProvider services, Edit edit)
    {
        var result = await services.GetRequiredService<IDocumentDoor>().EditAsync(Owner, Owner.Stream, [edit], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(MutationOutcome.Accepted, result.Outcome);
    }
}
