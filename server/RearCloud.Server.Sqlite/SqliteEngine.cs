using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Sqlite;

/// <summary>
/// SQLite: one writer at a time, who waits in this process and not inside the database; and no more readers than processors can serve, as each keeps a connection
/// with a memory of its own.
/// </summary>
internal sealed class SqliteEngine : IStorageEngine, IDisposable
{
    private const int Busy = 5;
    private const int Locked = 6;

    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly SemaphoreSlim _readers = new(2 + 2 * Environment.ProcessorCount);

    public async ValueTask<IDisposable> EnterWriteAsync(CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        return new Turn(_writer);
    }

    public async ValueTask<IDisposable> EnterReadAsync(CancellationToken cancellationToken)
    {
        await _readers.WaitAsync(cancellationToken);
        return new Turn(_readers);
    }

    // A database file belongs to one process.
    public async Task<IAsyncDisposable> EnterMigrationAsync(RearCloudDb db, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        return new Turn(_writer);
    }

    public async Task<IDbContextTransaction> BeginReadAsync(RearCloudDb db, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        // Deferred: in WAL a reader sees one moment and takes no lock; the default would begin as a writer.
        return (await db.Database.UseTransactionAsync(connection.BeginTransaction(deferred: true), cancellationToken))!;
    }

    public bool IsTransient(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is SqliteException { SqliteErrorCode: Busy or Locked }) return true;
        }

        return false;
    }

    public void Dispose()
    {
        _writer.Dispose();
        _readers.Dispose();
    }

    private sealed class Turn(SemaphoreSlim door) : IDisposable, IAsyncDisposable
    {
        public void Dispose() => door.Release();

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
