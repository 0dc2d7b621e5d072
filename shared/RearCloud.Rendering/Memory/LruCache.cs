using System.Diagnostics.CodeAnalysis;

namespace RearCloud.Rendering.Memory;

/// <summary>
/// Keeps the things that were used last, up to a total cost. For one thread at a time; a hit allocates nothing.
/// Invariant: <c>Cost &lt;= Capacity</c>, or one single entry that alone costs more.
/// </summary>
internal sealed class LruCache<TKey, TValue>(long capacity, Action<TValue> drop) : IDisposable
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<Entry>> _byKey = [];
    private readonly LinkedList<Entry> _byUse = new();
    private long _cost;
    private long _hits;
    private long _misses;
    private long _evictions;

    public CacheCounts Counts => new(_byKey.Count, _cost, _hits, _misses, _evictions);

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_byKey.TryGetValue(key, out var node))
        {
            _hits++;
            if (!ReferenceEquals(_byUse.First, node))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
            }

            value = node.Value.Value;
            return true;
        }

        _misses++;
        value = default;
        return false;
    }

    public void Add(TKey key, TValue value, long cost)
    {
        _byKey.Add(key, _byUse.AddFirst(new Entry(key, value, cost)));
        _cost += cost;
        while (_cost > capacity && _byKey.Count > 1)
        {
            _evictions++;
            Remove(_byUse.Last!);
        }
    }

    /// <summary>Gives up all entries whose key fits.</summary>
    public void RemoveWhere(Predicate<TKey> predicate)
    {
        for (var node = _byUse.First; node is not null;)
        {
            var next = node.Next;
            if (predicate(node.Value.Key)) Remove(node);
            node = next;
        }
    }

    public void Dispose() => RemoveWhere(static _ => true);

    private void Remove(LinkedListNode<Entry> node)
    {
        _byUse.Remove(node);
        _byKey.Remove(node.Value.Key);
        _cost -= node.Value.Cost;
        drop(node.Value.Value);
    }

    private readonly record struct Entry(TKey Key, TValue Value, long Cost);
}
