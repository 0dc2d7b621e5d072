namespace RearCloud.Server.Sync.Sessions;

/// <summary>
/// How far a client's clock is behind the server's (negative: ahead), from its pings. A ping's way can only make the difference larger, so the
/// smallest of the last samples is the best; old samples go, because clocks are set. Two spans of samples are remembered by their smallest: the one
/// that fills, and the full one before it.
/// </summary>
internal sealed class ClockOffset
{
    private const int Span = 4;

    private TimeSpan _filling = TimeSpan.MaxValue;
    private TimeSpan _full = TimeSpan.MaxValue;
    private int _count;

    /// <summary>The estimate, from the last four to eight pings; null before the first.</summary>
    public TimeSpan? Estimate => _count == 0 && _full == TimeSpan.MaxValue ? null : Min(_filling, _full);

    public void Observe(DateTimeOffset clientTime, DateTimeOffset serverTime)
    {
        _filling = Min(_filling, serverTime - clientTime);
        if (++_count < Span) return;
        (_full, _filling, _count) = (_filling, TimeSpan.MaxValue, 0);
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
