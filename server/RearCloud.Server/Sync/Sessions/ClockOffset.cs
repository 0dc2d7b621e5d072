namespace RearCloud.Server.Sync.Sessions;

/// <summary>
/// How far a client's clock is behind the server's (negative: ahead), from its pings. A ping's way can only make the difference larger, so the
/// smallest of the last samples is the best; old samples go, because clocks are set.
/// </summary>
internal sealed class ClockOffset
{
    private const int Samples = 8;

    private readonly Queue<TimeSpan> _last = new(Samples);

    /// <summary>The estimate; null before the first ping.</summary>
    public TimeSpan? Estimate => _last.Count == 0 ? null : _last.Min();

    public void Observe(DateTimeOffset clientTime, DateTimeOffset serverTime)
    {
        if (_last.Count == Samples) _last.Dequeue();
        _last.Enqueue(serverTime - clientTime);
    }
}
