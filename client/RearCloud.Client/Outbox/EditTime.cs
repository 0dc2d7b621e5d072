namespace RearCloud.Client.Outbox;

/// <summary>Times of edits have the wire's precision: whole microseconds since 1970-01-01T00:00:00Z.</summary>
internal static class EditTime
{
    public static readonly TimeSpan Step = TimeSpan.FromMicroseconds(1);

    public static long ToMicroseconds(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset FromMicroseconds(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>
    /// The time of an edit made now: later than that of the edit before it, also when the clock was set back meanwhile,
    /// so that a person's second thought wins over the first.
    /// </summary>
    public static DateTimeOffset After(DateTimeOffset? previous, DateTimeOffset now)
    {
        var whole = FromMicroseconds(ToMicroseconds(now));
        return previous is { } before && before >= whole ? before + Step : whole;
    }
}
