namespace RearCloud.Panel.Pacing;

/// <summary>Beats at exact multiples of a period since an origin, without drift, in monotonic nanoseconds.</summary>
internal readonly record struct BeatGrid(long Origin, int Hertz)
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>When a beat comes. Whole seconds are split off, so that years of beats do not overflow.</summary>
    public long At(long index)
    {
        var (seconds, rest) = Math.DivRem(index, Hertz);
        return Origin + seconds * NanosecondsPerSecond + rest * NanosecondsPerSecond / Hertz;
    }

    /// <summary>The first beat after both <paramref name="now"/> and the beat <paramref name="last"/>: what lies between is dropped.</summary>
    public long Next(long last, long now)
    {
        var elapsed = Math.Max(0, now - Origin);
        var (seconds, rest) = Math.DivRem(elapsed, NanosecondsPerSecond);
        var index = seconds * Hertz + rest * Hertz / NanosecondsPerSecond;
        while (At(index) <= now) index++;
        return Math.Max(index, last + 1);
    }
}
