using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Server.Storage;
using RearCloud.TestKit.Assets;
using RearCloud.TestKit.Databases;

namespace RearCloud.Server.Postgres.Tests.Assets;

public sealed class PostgresAssetLifeTests(PostgresFixture postgres) : AssetLifeContract
{
    private PostgresDatabase? _database;

    protected override async Task AddStorageAsync(IServiceCollection services, CancellationToken cancellationToken)
    {
        _database = await postgres.CreateDatabaseAsync(cancellationToken);
        services.AddPostgresStorage(_database.ConnectionString);
    }

    protected override async ValueTask RemoveStorageAsync()
    {
        await base.RemoveStorageAsync();
        if (_database is not null) await _database.DisposeAsync();
    }

    protected override async Task UntilSomebodyWaitsAsync()
    {
        var storage = Services.GetRequiredService<IStorage>();
        while (await storage.ReadAsync(
            (db, ct) => db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'").SingleAsync(ct),
            Cancellation) == 0)
        {
            Cancellation.ThrowIfCancellationRequested();
        }
    }
}

public sealed class PostgresSharedAssetTests(PostgresFixture postgres) : SharedAssetContract
{
    private PostgresDatabase? _database;

    protected override async Task AddStorageAsync(IServiceCollection services, CancellationToken cancellationToken)
    {
        _database = await postgres.CreateDatabaseAsync(cancellationToken);
        services.AddPostgresStorage(_database.ConnectionString);
    }

    protected override async ValueTask RemoveStorageAsync()
    {
        await base.RemoveStorageAsync();
        if (_database is not null) await _database.DisposeAsync();
    }
}
