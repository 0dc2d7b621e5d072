using System.Collections.Concurrent;
using Grpc.Core;

namespace RearCloud.Benchmarks.Sync.Bare;

/// <summary>The open bare streams, and the bytes that a new one is answered with.</summary>
internal sealed class BareFollowers
{
    private readonly ConcurrentDictionary<IServerStreamWriter<byte[]>, bool> _writers = new();

    /// <summary>What <see cref="BareOrder.Fetch"/> brings.</summary>
    public byte[] Kept { get; set; } = [];

    public void Add(IServerStreamWriter<byte[]> writer) => _writers.TryAdd(writer, true);

    public void Remove(IServerStreamWriter<byte[]> writer) => _writers.TryRemove(writer, out _);

    /// <summary>Writes the bytes to every stream, with as many workers as there are processors.</summary>
    public Task FanOutAsync(byte[] bytes)
    {
        var workers = Environment.ProcessorCount;
        return Task.WhenAll(_writers.Keys.Chunk((_writers.Count / workers) + 1).Select(part => Task.Run(() => Task.WhenAll(part.Select(w => w.WriteAsync(bytes))))));
    }
}
