using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Sqlite;

/// <summary>SQLite: one writer at a time, who waits in this process and not inside the database.</summary>
internal sealed class SqliteEngine : IStorageEngine, IDisposable
{
    private const int Busy = 5;
    private const int Locked = 6;

    private readonly SemaphoreSlim _writer = new(1, 1);

    public async ValueTask<IDisposable> EnterWriteAsync(CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        return new Turn(_writer);
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

    public void Dispose() => _writer.Dispose();

    private sealed class Turn(SemaphoreSlim writer) : IDisposable, IAsyncDisposable
    {
        public void Dispose() => writer.Release();

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
