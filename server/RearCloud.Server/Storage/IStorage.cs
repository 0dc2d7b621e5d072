namespace RearCloud.Server.Storage;

/// <summary>Runs work in transactions, again if a failure was one that passes. Throws <see cref="StorageUnavailableException"/> when it does not pass.</summary>
public interface IStorage
{
    /// <summary>Runs reads that all see one moment; they wait for no writer.</summary>
    Task<T> ReadAsync<T>(Func<RearCloudDb, CancellationToken, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>Runs a write transaction, committed when the work returns. The work may run several times, each time in a fresh scope.</summary>
    Task<T> WriteAsync<T>(Func<StorageScope, CancellationToken, Task<T>> write, CancellationToken cancellationToken);
}
