using System.Runtime.CompilerServices;
using RearCloud.Protocol.Waiting;

namespace RearCloud.Client.Watching;

/// <summary>A value that many watch: each watcher gets the newest, however slow it is.</summary>
internal sealed class LatestValue<T>(T value, PostWork post)
    where T : class
{
    private readonly Lock _gate = new();
    private readonly List<Bell> _watchers = [];
    private bool _isComplete;

    public T Value { get; private set => Volatile.Write(ref field, value); } = value;

    public void Set(T value)
    {
        lock (_gate)
        {
            Value = value;
            Wake();
        }
    }

    /// <summary>Ends all watching.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _isComplete = true;
            Wake();
        }
    }

    /// <summary>The value now, then each newer one.</summary>
    public async IAsyncEnumerable<T> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bell = new Bell(post);
        lock (_gate) _watchers.Add(bell);
        try
        {
            T? last = null;
            while (true)
            {
                var (value, isComplete) = Read();
                if (!ReferenceEquals(value, last)) yield return last = value;
                if (isComplete) yield break;
                await bell.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            lock (_gate) _watchers.Remove(bell);
        }
    }

    private (T Value, bool IsComplete) Read()
    {
        lock (_gate) return (Value, _isComplete);
    }

    private void Wake()
    {
        foreach (var watcher in _watchers) watcher.Ring();
    }
}
