using RearCloud.Server.Storage;
using RearCloud.Server.Sync.Streams;
using RearCloud.Server.Sync.Streams.Rows;

namespace RearCloud.Server.Tests.Sync.Sessions;

/// <summary>The streams of the database, with a count of how often they are read.</summary>
internal sealed class CountedStore(IStorage storage) : IStreamStore
{
    private readonly RowStreamStore _rows = new(storage);
    private int _reads;

    public int Reads => Volatile.Read(ref _reads);

    public Task<T> ReadAsync<T>(Func<IStreamReading, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        return _rows.ReadAsync(read, cancellationToken);
    }

    public Task<T> WriteAsync<T>(Func<IStreamWriting, CancellationToken, Task<T>> write, CancellationToken cancellationToken) => _rows.WriteAsync(write, cancellationToken);
}
