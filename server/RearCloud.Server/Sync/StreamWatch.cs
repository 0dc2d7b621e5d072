using System.Collections.Concurrent;
using System.Collections.Immutable;
using RearCloud.Core.Documents;

namespace RearCloud.Server.Sync;

/// <summary>The watchers of this process, by stream.</summary>
internal sealed class StreamWatch : IStreamWatch
{
    private readonly ConcurrentDictionary<StreamId, ImmutableHashSet<Watcher>> _byStream = new();

    public IDisposable Watch(StreamId stream, Action onDirty)
    {
        var watcher = new Watcher(this, stream, onDirty);
        _byStream.AddOrUpdate(stream, _ => [watcher], (_, watchers) => watchers.Add(watcher));
        return watcher;
    }

    /// <summary>Tells every watcher of the stream that it has moved.</summary>
    public void Announce(StreamId stream)
    {
        if (!_byStream.TryGetValue(stream, out var watchers)) return;
        foreach (var watcher in watchers) watcher.OnDirty();
    }

    private void Remove(Watcher watcher)
    {
        while (_byStream.TryGetValue(watcher.Stream, out var watchers))
        {
            var rest = watchers.Remove(watcher);
            var entry = KeyValuePair.Create(watcher.Stream, watchers);
            if (rest.IsEmpty ? _byStream.TryRemove(entry) : _byStream.TryUpdate(entry.Key, rest, watchers)) return;
        }
    }

    private sealed class Watcher(StreamWatch owner, StreamId stream, Action onDirty) : IDisposable
    {
        public StreamId Stream => stream;

        public Action OnDirty => onDirty;

        public void Dispose() => owner.Remove(this);
    }
}
