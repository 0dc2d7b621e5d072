using RearCloud.Server.Storage;

namespace RearCloud.Server.Sync.Streams.Rows;

/// <summary>Streams as rows of the server's database.</summary>
internal sealed class RowStreamStore(IStorage storage) : IStreamStore
{
    public Task<T> ReadAsync<T>(Func<IStreamReading, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        storage.ReadAsync((db, ct) => read(new RowReading(db), ct), cancellationToken);

    public Task<T> WriteAsync<T>(Func<IStreamWriting, CancellationToken, Task<T>> write, CancellationToken cancellationToken) =>
        storage.WriteAsync(async (scope, ct) =>
        {
            var writing = new RowWriting(scope);
            var answer = await write(writing, ct);
            await writing.WriteAsync(ct);
            return answer;
        }, cancellationToken);
}
