using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.TestKit.Machine;
using RearCloud.TestKit.Sync;

namespace RearCloud.Server.Sqlite.Tests.Sync;

/// <summary>A SQLite file for each test.</summary>
internal sealed class SqliteFile : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public Task AddTo(IServiceCollection services)
    {
        services.AddSqliteStorage($"Data Source={_folder["rearcloud.db"]}");
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}

public sealed class SqliteDoorTests : BadInputContract
{
    private readonly SqliteFile _file = new();

    protected override Task AddStorageAsync(IServiceCollection services, CancellationToken cancellationToken) => _file.AddTo(services);

    protected override ValueTask RemoveStorageAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SqliteReaderTests : DocumentReaderContract
{
    private readonly SqliteFile _file = new();

    protected override Task AddStorageAsync(IServiceCollection services, CancellationToken cancellationToken) => _file.AddTo(services);

    protected override ValueTask RemoveStorageAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SqliteHistoryTests : HistoryContract
{
    private readonly SqliteFile _file = new();

    protected override Task AddStorageAsync(IServiceCollection services, CancellationToken cancellationToken) => _file.AddTo(services);

    protected override ValueTask RemoveStorageAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class SqliteSharedStreamTests : SharedStreamContract
{
    private readonly SqliteFile _file = new();

    protected override Task AddStorageAsync(IServiceCollection services, CancellationToken cancellationToken) => _file.AddTo(services);

    protected override ValueTask RemoveStorageAsync()
    {
        _file.Dispose();
        return ValueTask.CompletedTask;
    }
}
