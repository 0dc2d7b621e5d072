using RearCloud.Server.Sync.Streams;

namespace RearCloud.Server.Tests.Sync.Sessions;

/// <summary>A store that counts its reading transactions.</summary>
internal sealed class CountingStore(IStreamStore store) : IStreamStore
{
    private int _reads;

    public int Reads => Volatile.Read(ref _reads);

    public Task<T> ReadAsync<T>(Func<IStreamReading, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        return store.ReadAsync(read, cancellationToken);
    }

    public Task<T> WriteAsync<T>(Func<IStreamWriting, CancellationToken, Task<T>> write, CancellationToken cancellationToken) => store.WriteAsync(write, cancellationToken);
}
