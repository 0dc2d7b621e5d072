namespace RearCloud.Panel.Sinks.Videos;

/// <summary>Puts moments on even beats that begin with the first one. A clock that was set back goes on with the next beat.</summary>
internal sealed class VideoBeats(int hertz)
{
    private DateTimeOffset _origin;

    /// <summary>The beat of the last frame; -1 before it begins. Never falls.</summary>
    public long Last { get; private set; } = -1;

    /// <summary>Beat 0 is at this moment, unless it has begun.</summary>
    public void Begin(DateTimeOffset time)
    {
        if (Last < 0) (_origin, Last) = (time, 0);
    }

    /// <summary>The nearest beat of a moment, as if it were no frame's; may lie before the last frame's.</summary>
    public long At(DateTimeOffset time)
    {
        var (seconds, rest) = Math.DivRem((time - _origin).Ticks, TimeSpan.TicksPerSecond);
        return seconds * hertz + (rest * hertz + TimeSpan.TicksPerSecond / 2) / TimeSpan.TicksPerSecond;
    }

    /// <summary>The beat of a frame.</summary>
    public long Next(DateTimeOffset time)
    {
        Begin(time);
        var beat = At(time);
        if (beat < Last)
        {
            beat = Last + 1;
            _origin = time - TimeOf(beat);
        }

        return Last = beat;
    }

    private TimeSpan TimeOf(long beat)
    {
        var (seconds, rest) = Math.DivRem(beat, hertz);
        return new TimeSpan(seconds * TimeSpan.TicksPerSecond + rest * TimeSpan.TicksPerSecond / hertz);
    }
}
