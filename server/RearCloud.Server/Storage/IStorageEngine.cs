using Microsoft.EntityFrameworkCore.Storage;

namespace RearCloud.Server.Storage;

/// <summary>What differs between the databases beyond what EF Core hides.</summary>
public interface IStorageEngine
{
    /// <summary>Waits until this process may begin a write transaction; disposing lets the next one in.</summary>
    ValueTask<IDisposable> EnterWriteAsync(CancellationToken cancellationToken);

    /// <summary>Waits until this process may begin a read; disposing lets the next one in.</summary>
    ValueTask<IDisposable> EnterReadAsync(CancellationToken cancellationToken);

    /// <summary>Waits until no other node brings the same database to a newer model; disposing lets the next one in.</summary>
    Task<IAsyncDisposable> EnterMigrationAsync(RearCloudDb db, CancellationToken cancellationToken);

    /// <summary>Begins a transaction whose reads all see one moment and that never waits for a writer.</summary>
    Task<IDbContextTransaction> BeginReadAsync(RearCloudDb db, CancellationToken cancellationToken);

    /// <summary>True for a failure that may pass by itself: a lost connection, a deadlock, a busy file.</summary>
    bool IsTransient(Exception exception);
}
