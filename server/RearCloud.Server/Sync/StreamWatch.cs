using System.Collections.Concurrent;
using System.Collections.Immutable;
using RearCloud.Core.Documents;
using RearCloud.Server.Sync.Hints;

namespace RearCloud.Server.Sync;

/// <summary>The watchers of this process, by stream. They hear of this node's commits and of what other nodes hint at, and cannot tell which.</summary>
internal sealed class StreamWatch(HintOutbox outbox) : IStreamWatch
{
    // In the order in which they came, so that a simulation can repeat a run.
    private static readonly ImmutableSortedSet<Watcher> Nobody = ImmutableSortedSet.Create<Watcher>(Comparer<Watcher>.Create(static (left, right) => left.Number.CompareTo(right.Number)));

    private readonly ConcurrentDictionary<StreamId, ImmutableSortedSet<Watcher>> _byStream = new();
    private readonly ConcurrentDictionary<StreamId, long> _generations = new();
    private long _lastGeneration;
    private long _lastWatcher;

    public IDisposable Watch(StreamId stream, Action onDirty)
    {
        var watcher = new Watcher(this, stream, onDirty, Interlocked.Increment(ref _lastWatcher));
        _byStream.AddOrUpdate(stream, _ => Nobody.Add(watcher), (_, watchers) => watchers.Add(watcher));
        _generations.TryAdd(stream, Interlocked.Increment(ref _lastGeneration));
        return watcher;
    }

    /// <summary>A number that is another one whenever a watched stream was heard to have moved since.</summary>
    public long GenerationOf(StreamId stream) => _generations.GetValueOrDefault(stream);

    /// <summary>A commit of this node has brought the stream to the sequence: tells every watcher, here and on the other nodes.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="sequence">Where it stands.</param>
    /// <param name="onMoved">Hears of the new generation before the watchers are told; not called if nobody here watches.</param>
    public void Announce(StreamId stream, Sequence sequence, Action<long>? onMoved = null)
    {
        Tell(stream, onMoved);
        outbox.Add(stream, sequence);
    }

    /// <summary>Another node may have moved the stream: tells the watchers here.</summary>
    public void Hear(StreamId stream) => Tell(stream, onMoved: null);

    /// <summary>Every watcher of every stream, for when hints may have been lost.</summary>
    public Action[] Everyone()
    {
        foreach (var stream in _byStream.Keys) _generations[stream] = Interlocked.Increment(ref _lastGeneration);
        return [.. _byStream.Values.SelectMany(watchers => watchers).Select(watcher => watcher.OnDirty)];
    }

    private void Tell(StreamId stream, Action<long>? onMoved)
    {
        if (!_byStream.TryGetValue(stream, out var watchers)) return;
        // Before the watchers: what they read then must not be an answer from before.
        var generation = Interlocked.Increment(ref _lastGeneration);
        _generations[stream] = generation;
        onMoved?.Invoke(generation);
        foreach (var watcher in watchers) watcher.OnDirty();
    }

    private void Remove(Watcher watcher)
    {
        while (_byStream.TryGetValue(watcher.Stream, out var watchers))
        {
            var rest = watchers.Remove(watcher);
            var entry = KeyValuePair.Create(watcher.Stream, watchers);
            if (!(rest.IsEmpty ? _byStream.TryRemove(entry) : _byStream.TryUpdate(entry.Key, rest, watchers))) continue;
            if (rest.IsEmpty) _generations.TryRemove(watcher.Stream, out _);
            return;
        }
    }

    private sealed class Watcher(StreamWatch owner, StreamId stream, Action onDirty, long number) : IDisposable
    {
        public long Number => number;

        public StreamId Stream => stream;

        public Action OnDirty => onDirty;

        public void Dispose() => owner.Remove(this);
    }
}
