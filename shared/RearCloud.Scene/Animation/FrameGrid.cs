namespace RearCloud.Scene.Animation;

/// <summary>Time in steps, for what need not look different in each frame.</summary>
public static class FrameGrid
{
    // Frames fall on the steps of a rate, give or take what clocks are rounded by: a frame that comes this little early belongs to its step.
    private const long EarlyTicks = TimeSpan.TicksPerMillisecond / 10;

    /// <summary>The last step of a rate that is not after a moment by more than a tenth of a millisecond; the moment itself if the rate is no rate.</summary>
    public static DateTimeOffset Floor(DateTimeOffset time, int framesPerSecond)
    {
        if (framesPerSecond <= 0) return time;
        var ticks = Math.Min(time.UtcTicks + EarlyTicks, DateTimeOffset.MaxValue.Ticks);
        var (second, rest) = (ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, ticks % TimeSpan.TicksPerSecond);
        return new DateTimeOffset(second + rest * framesPerSecond / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond / framesPerSecond, TimeSpan.Zero);
    }
}
