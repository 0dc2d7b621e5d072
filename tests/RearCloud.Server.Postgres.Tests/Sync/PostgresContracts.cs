using Microsoft.Extensions.DependencyInjection;
using RearCloud.TestKit.Databases;
using RearCloud.TestKit.Sync;

namespace RearCloud.Server.Postgres.Tests.Sync;

public sealed class PostgresDoorTests(PostgresFixture postgres) : BadInputContract
{
    private PostgresDatabase? _database;

    protected override async Task AddStorageAsync(IServiceCollection services, CancellationToken cancellationToken)
    {
        _database = await postgres.CreateDatabaseAsync(cancellationToken);
        services.AddPostgresStorage(_database.ConnectionString);
    }

    protected override ValueTask RemoveStorageAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;
}

public sealed class PostgresReaderTests(PostgresFixture postgres) : DocumentReaderContract
{
    private PostgresDatabase? _database;

    protected override async Task AddStorageAsync(IServiceCollection services, CancellationToken cancellationToken)
    {
        _database = await postgres.CreateDatabaseAsync(cancellationToken);
        services.AddPostgresStorage(_database.ConnectionString);
    }

    protected override ValueTask RemoveStorageAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;
}

public sealed class PostgresHistoryTests(PostgresFixture postgres) : HistoryContract
{
    private PostgresDatabase? _database;

    protected override async Task AddStorageAsync(IServiceCollection services, CancellationToken cancellationToken)
    {
        _database = await postgres.CreateDatabaseAsync(cancellationToken);
        services.AddPostgresStorage(_database.ConnectionString);
    }

    protected override ValueTask RemoveStorageAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;
}

public sealed class PostgresSharedStreamTests(PostgresFixture postgres) : SharedStreamContract
{
    private PostgresDatabase? _database;

    protected override async Task AddStorageAsync(IServiceCollection services, CancellationToken cancellationToken)
    {
        _database = await postgres.CreateDatabaseAsync(cancellationToken);
        services.AddPostgresStorage(_database.ConnectionString);
    }

    protected override ValueTask RemoveStorageAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;
}
