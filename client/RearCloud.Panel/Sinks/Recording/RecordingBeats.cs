namespace RearCloud.Panel.Sinks.Recording;

/// <summary>Puts the moments of frames on even beats that begin with the first frame. Never goes back: a clock that was set back goes on with the next beat.</summary>
internal sealed class RecordingBeats(int hertz)
{
    private DateTimeOffset _origin;
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    /// <summary>The beat of the last moment, 0 for the first; -1 before it.</summary>
    public long Last { get; private set; } = -1;

    public long Of(DateTimeOffset time)
    {
        if (Last < 0) _origin = time;
        else if (time < _last) _origin = time - TimeOf(Last + 1);
        _last = time;
        return Last = Math.Max(Last, Nearest(time - _origin));
    }

    private long Nearest(TimeSpan since)
    {
        var (seconds, rest) = Math.DivRem(since.Ticks, TimeSpan.TicksPerSecond);
        return seconds * hertz + (rest * hertz + TimeSpan.TicksPerSecond / 2) / TimeSpan.TicksPerSecond;
    }

    private TimeSpan TimeOf(long beat)
    {
        var (seconds, rest) = Math.DivRem(beat, hertz);
        return new TimeSpan(seconds * TimeSpan.TicksPerSecond + rest * TimeSpan.TicksPerSecond / hertz);
    }
}
