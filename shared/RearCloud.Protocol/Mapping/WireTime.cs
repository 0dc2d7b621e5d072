namespace RearCloud.Protocol.Mapping;

/// <summary>Moments on the wire: microseconds since 1970-01-01T00:00:00Z.</summary>
internal static class WireTime
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;

    private static readonly long MinMicroseconds = -DateTimeOffset.UnixEpoch.Ticks / TicksPerMicrosecond;
    private static readonly long MaxMicroseconds = (DateTimeOffset.MaxValue.Ticks - DateTimeOffset.UnixEpoch.Ticks) / TicksPerMicrosecond;

    public static long ToMicroseconds(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TicksPerMicrosecond;

    /// <summary>A moment outside the calendar is moved to its end.</summary>
    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(Math.Clamp(microseconds, MinMicroseconds, MaxMicroseconds) * TicksPerMicrosecond);
}
