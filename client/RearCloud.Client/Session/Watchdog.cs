namespace RearCloud.Client.Session;

/// <summary>Ends a session in which nothing is heard for too long.</summary>
internal sealed class Watchdog : IAsyncDisposable
{
    private readonly ITimer _timer;
    private TimeSpan _patience;

    public Watchdog(TimeProvider time, TimeSpan patience, Action bark)
    {
        _patience = patience;
        _timer = time.CreateTimer(_ => Bark(bark), null, patience, Timeout.InfiniteTimeSpan);
    }

    /// <summary>True once it has ended the session.</summary>
    public bool HasBarked { get; private set; }

    /// <summary>Something was heard.</summary>
    public void Calm() => _timer.Change(_patience, Timeout.InfiniteTimeSpan);

    /// <summary>Something was heard, and silence may last this long from now on.</summary>
    public void Calm(TimeSpan patience)
    {
        _patience = patience;
        Calm();
    }

    /// <summary>Waits for a bark that is under way.</summary>
    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private void Bark(Action bark)
    {
        HasBarked = true;
        bark();
    }
}
