namespace RearCloud.Scene.Animation;

/// <summary>Time in steps, for what need not look different in each frame.</summary>
public static class FrameGrid
{
    /// <summary>The last of the moments of a rate that is not after a moment; the moment itself if the rate is no rate.</summary>
    public static DateTimeOffset Floor(DateTimeOffset time, int framesPerSecond)
    {
        if (framesPerSecond <= 0) return time;
        var ticks = time.UtcTicks;
        var (seconds, rest) = (ticks / TimeSpan.TicksPerSecond, ticks % TimeSpan.TicksPerSecond);
        var frame = rest * framesPerSecond / TimeSpan.TicksPerSecond;
        // Rounded up, so that the frame's own moment lies in it.
        return new DateTimeOffset(seconds * TimeSpan.TicksPerSecond + (frame * TimeSpan.TicksPerSecond + framesPerSecond - 1) / framesPerSecond, TimeSpan.Zero);
    }
}
