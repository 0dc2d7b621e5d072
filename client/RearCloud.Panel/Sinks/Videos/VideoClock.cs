namespace RearCloud.Panel.Sinks.Videos;

/// <summary>The time of a running panel's frames without the jumps of a wall clock that was set: frames are as far apart as they came.</summary>
/// <remarks>One thread brings frames; any thread may ask what time it is.</remarks>
internal sealed class VideoClock(TimeProvider clock)
{
    /// <summary>A frame thread that was late makes a smaller difference, a clock that was set a larger one.</summary>
    private const long ToleranceTicks = TimeSpan.TicksPerSecond;

    private readonly long _start = clock.GetTimestamp();
    private DateTimeOffset _told;
    private long _last;
    private bool _hasBegun;

    /// <summary>Ticks of the video's time minus those of the monotonic clock.</summary>
    private long _lead;

    /// <summary>The moment of the first frame.</summary>
    public DateTimeOffset First { get; private set; }

    /// <summary>The moment that it is, in the video's time; without a meaning before the first frame.</summary>
    public DateTimeOffset Now => new(Math.Max(0, Monotonic + Volatile.Read(ref _lead)), TimeSpan.Zero);

    private long Monotonic => clock.GetElapsedTime(_start).Ticks;

    /// <summary>The video's time of a frame that shows a moment of the panel's wall clock and comes now.</summary>
    public DateTimeOffset Of(DateTimeOffset time)
    {
        var now = Monotonic;
        if (!_hasBegun)
        {
            _hasBegun = true;
            First = time;
            _last = time.UtcTicks;
        }
        else
        {
            var passed = now + _lead;
            var shown = _last + (time - _told).Ticks;
            _last = Math.Abs(shown - passed) > ToleranceTicks ? passed : shown;
        }

        Volatile.Write(ref _lead, _last - now);
        _told = time;
        return new DateTimeOffset(_last, TimeSpan.Zero);
    }
}
