using Microsoft.EntityFrameworkCore.Storage;

namespace RearCloud.Server.Storage;

/// <summary>What differs between the databases beyond what EF Core hides.</summary>
public interface IStorageEngine
{
    /// <summary>Waits until this process may begin a write transaction; disposing lets the next one in.</summary>
    ValueTask<IDisposable> EnterWriteAsync(CancellationToken cancellationToken);

    /// <summary>Begins a transaction whose reads all see one moment and that never waits for a writer.</summary>
    Task<IDbContextTransaction> BeginReadAsync(RearCloudDb db, CancellationToken cancellationToken);

    /// <summary>True for a failure that may pass by itself: a lost connection, a deadlock, a busy file.</summary>
    bool IsTransient(Exception exception);
}
