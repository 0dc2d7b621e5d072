namespace RearCloud.Server.Sync.Streams;

/// <summary>
/// Where streams are kept: the database, or what stands for it in a simulation. Throws <see cref="StorageUnavailableException"/> when it cannot be
/// reached; a write of which that is heard was stored whole or not at all.
/// </summary>
internal interface IStreamStore
{
    /// <summary>Runs reads that all see one moment.</summary>
    Task<T> ReadAsync<T>(Func<IStreamReading, CancellationToken, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>Runs one write transaction, committed when the work returns. The work may run several times, each time from the start.</summary>
    Task<T> WriteAsync<T>(Func<IStreamWriting, CancellationToken, Task<T>> write, CancellationToken cancellationToken);
}
