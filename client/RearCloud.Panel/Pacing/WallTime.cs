namespace RearCloud.Panel.Pacing;

/// <summary>
/// Turns beats of the monotonic clock into wall-clock moments without jitter: follows the wall clock when it was set,
/// and ignores the noise of reading two clocks one after the other.
/// </summary>
/// <remarks>Monotonic moments are nanoseconds of CLOCK_MONOTONIC, which on Linux are those of <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/>. For one thread.</remarks>
/// <param name="clock">The wall clock.</param>
public sealed class WallTime(TimeProvider clock)
{
    /// <summary>Differences below this are noise of reading, above it somebody set or slewed the clock.</summary>
    private const long NoiseNanoseconds = 1_000_000;

    private DateTimeOffset _wall;
    private long _monotonic = long.MinValue;

    /// <summary>The wall-clock moment of a beat that has just come.</summary>
    /// <param name="beat">Monotonic nanoseconds of the beat, as a driver gives them with a page flip.</param>
    /// <param name="now">Monotonic nanoseconds now.</param>
    public DateTimeOffset Of(long beat, long now)
    {
        var read = clock.GetUtcNow() - Nanoseconds(now - beat);
        if (_monotonic == long.MinValue)
        {
            (_wall, _monotonic) = (read, beat);
            return read;
        }

        var expected = _wall + Nanoseconds(beat - _monotonic);
        if (Math.Abs((read - expected).Ticks) * TimeSpan.NanosecondsPerTick > NoiseNanoseconds) expected = read;
        (_wall, _monotonic) = (expected, beat);
        return expected;
    }

    private static TimeSpan Nanoseconds(long nanoseconds) => new(nanoseconds / TimeSpan.NanosecondsPerTick);
}
