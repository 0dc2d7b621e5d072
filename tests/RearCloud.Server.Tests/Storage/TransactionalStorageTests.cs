using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server.Sqlite;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;
using RearCloud.TestKit.Machine;

namespace RearCloud.Server.Tests.Storage;

public sealed class TransactionalStorageTests
{
    [Fact]
    public async Task A_write_goes_to_the_database_without_savepoints()
    {
        using var folder = new TemporaryFolder();
        var ways = new WaysToTheDatabase();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSqliteStorage($"Data Source={folder["rearcloud.db"]}");
        services.ConfigureDbContext<RearCloudDb>(options => options.AddInterceptors(ways));
        services.AddSync();
        await using (var node = services.BuildServiceProvider())
        {
            await StorageStart.MigrateAsync(node, TestContext.Current.CancellationToken);
            ways.Commits = 0;
            var edit = Edit.Create(new DocumentKey(DocumentKind.Wallpaper, new DocumentId("one")), System.Text.Json.JsonElement.Parse("""{"format":1,"type":"color","color":"#102030"}"""));

            var result = await node.GetRequiredService<IDocumentDoor>().EditAsync(
                new Actor("anna", null, "Anna"), new StreamId("user.anna"), [edit], cancellationToken: TestContext.Current.CancellationToken);

            Assert.Equal(MutationOutcome.Accepted, result.Outcome);
            Assert.Equal(1, ways.Commits);
            Assert.Equal(0, ways.Savepoints);
        }

        SqliteConnection.ClearAllPools();
    }

    private sealed class WaysToTheDatabase : DbTransactionInterceptor
    {
        public int Commits { get; set; }

        public int Savepoints { get; private set; }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            Commits++;
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult> CreatingSavepointAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            Savepoints++;
            return ValueTask.FromResult(result);
        }
    }
}
