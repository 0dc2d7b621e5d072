using System.Diagnostics.CodeAnalysis;

namespace RearCloud.Rendering.Memory;

/// <summary>
/// Keeps the things that were used last, up to a total cost of its own, or as long as the memory that it shares with others has room. For one thread at a time; a hit
/// allocates nothing. Invariant: <c>Cost &lt;= Capacity</c>, or one single entry that alone costs more.
/// </summary>
internal sealed class LruCache<TKey, TValue> : IGivesWay, IDisposable
    where TKey : notnull
{
    private readonly long _capacity;
    private readonly Action<TValue> _drop;
    private readonly PictureMemory? _memory;
    private readonly Dictionary<TKey, LinkedListNode<Entry>> _byKey = [];
    private readonly LinkedList<Entry> _byUse = new();
    private long _cost;
    private long _hits;
    private long _misses;
    private long _evictions;

    /// <summary>With a bound of its own.</summary>
    public LruCache(long capacity, Action<TValue> drop) => (_capacity, _drop) = (capacity, drop);

    /// <summary>Bound by what all that share the memory hold together; costs are bytes.</summary>
    public LruCache(PictureMemory memory, Action<TValue> drop)
        : this(long.MaxValue, drop)
    {
        _memory = memory;
        memory.Join(this);
    }

    /// <summary>From any thread; then a moment old.</summary>
    public CacheCounts Counts => new(_byKey.Count, _cost, _hits, _misses, _evictions);

    public long OldestUse => _byUse.Last?.ValueRef.UsedAt ?? long.MaxValue;

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_byKey.TryGetValue(key, out var node))
        {
            _hits++;
            if (_memory is not null) node.ValueRef.UsedAt = _memory.NextMoment();
            if (!ReferenceEquals(_byUse.First, node))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
            }

            value = node.ValueRef.Value;
            return true;
        }

        _misses++;
        value = default;
        return false;
    }

    public void Add(TKey key, TValue value, long cost)
    {
        _byKey.Add(key, _byUse.AddFirst(new Entry(key, value, cost) { UsedAt = _memory?.NextMoment() ?? 0 }));
        _cost += cost;
        _memory?.Count(cost);
        while (_cost > _capacity && _byKey.Count > 1) GiveWay();
        _memory?.TryMakeRoom(0);
    }

    public void GiveWay()
    {
        _evictions++;
        Remove(_byUse.Last!);
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

    public void Dispose()
    {
        RemoveWhere(static _ => true);
        _memory?.Leave(this);
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _byUse.Remove(node);
        _byKey.Remove(node.ValueRef.Key);
        _cost -= node.ValueRef.Cost;
        _memory?.Count(-node.ValueRef.Cost);
        _drop(node.ValueRef.Value);
    }

    private record struct Entry(TKey Key, TValue Value, long Cost)
    {
        public long UsedAt;
    }
}
