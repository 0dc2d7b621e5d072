using RearCloud.Panel.Pacing;
using RearCloud.Panel.Tracing;
using RearCloud.Panel.Tracing.Rings;

namespace RearCloud.Panel.Statistics;

/// <summary>What the frame thread counts and measures, without allocation; any thread reads.</summary>
/// <param name="trace">Where it writes single events too, or null.</param>
internal sealed class FrameStatistics(FrameTrace? trace = null)
{
    private readonly TraceRing? _trace = trace?.Frames;
    private readonly long[] _missed = new long[Enum.GetValues<MissCause>().Length];
    private long _presented;
    private long _unchanged;
    private long _damagePixels;
    private long _allocatedBytes;
    private long _composeBegan;
    private bool _isPresented;
    private double _litShare = double.NaN;
    private int _hertz;

    /// <summary>From the beat to the frame thread's waking.</summary>
    public Histogram Lateness { get; } = new();

    public Histogram Compose { get; } = new();

    /// <summary>Writing the output, where there is one and it changed.</summary>
    public Histogram Post { get; } = new();

    public Histogram Present { get; } = new();

    /// <summary>Whole frames that were presented.</summary>
    public Histogram Frame { get; } = new();

    /// <summary>Nanoseconds that the last frame took until its picture was finished. For the frame thread alone.</summary>
    public long LastRaster { get; private set; }

    /// <summary>Nanoseconds that the sinks took with the last frame. For the frame thread alone.</summary>
    public long LastPresent { get; private set; }

    public long PresentedCount => Volatile.Read(ref _presented);

    public long UnchangedCount => Volatile.Read(ref _unchanged);

    public MissedBeats Missed => new(
        MissedBy(MissCause.LateWake),
        MissedBy(MissCause.LongRaster),
        MissedBy(MissCause.SlowPresent),
        MissedBy(MissCause.Collection),
        MissedBy(MissCause.ClockJump));

    public long DamagePixels => Volatile.Read(ref _damagePixels);

    /// <summary>Managed bytes that the frame thread has allocated in frames.</summary>
    public long AllocatedBytes => Volatile.Read(ref _allocatedBytes);

    /// <summary>Frames a second that the governor asks for now; 0 asleep.</summary>
    public int Hertz
    {
        get => Volatile.Read(ref _hertz);
        set => Volatile.Write(ref _hertz, value);
    }

    /// <summary>Mean linear light of all pixels, 0 to 1, set by whoever makes the last pass over them; null while nobody does.</summary>
    public double? LitShare
    {
        get => Volatile.Read(ref _litShare) is var share && double.IsNaN(share) ? null : share;
        set => Volatile.Write(ref _litShare, value ?? double.NaN);
    }

    public void Woke(in VsyncTick tick)
    {
        var lateness = tick.Lateness.Ticks * TimeSpan.NanosecondsPerTick;
        Lateness.Record(lateness);
        if (_trace is null) return;
        var now = MonotonicClock.Now;
        _trace.Write(new TraceEvent(TraceStage.Beat, now, now, tick.Index, lateness));
    }

    public void MissedBeats(long beat, long count, MissCause cause)
    {
        Volatile.Write(ref _missed[(int)cause], _missed[(int)cause] + count);
        if (_trace is null) return;
        var now = MonotonicClock.Now;
        _trace.Write(new TraceEvent(TraceStage.Miss, now, now, beat, count, (int)cause));
    }

    /// <summary>Notes collections that were noticed now and had stopped this thread for a while.</summary>
    public void Collected(int collections, long pause)
    {
        if (_trace is null) return;
        var now = MonotonicClock.Now;
        _trace.Write(new TraceEvent(TraceStage.Collection, now - pause, now, 0, collections));
    }

    public long FrameBegan()
    {
        (_composeBegan, LastRaster, LastPresent, _isPresented) = (0, 0, 0, false);
        return MonotonicClock.Now;
    }

    public void Composed(long began, long damagePixels)
    {
        var now = MonotonicClock.Now;
        _composeBegan = began;
        LastRaster = now - began;
        Compose.Record(now - began);
        _trace?.Write(new TraceEvent(TraceStage.Compose, began, now, _presented + 1, damagePixels));
    }

    /// <summary>Notes that the output for the hardware was brought up to date.</summary>
    public void PostPassed(long began, double litShare)
    {
        var now = MonotonicClock.Now;
        LitShare = litShare;
        Post.Record(now - began);
        _trace?.Write(new TraceEvent(TraceStage.Post, began, now, _presented + 1));
    }

    /// <summary>Counts a presented frame, from the moment at which the sinks got it.</summary>
    public void Presented(long began, long damagePixels)
    {
        var now = MonotonicClock.Now;
        // All that lies between drawing and the sinks is part of making the picture.
        LastRaster = began - _composeBegan;
        LastPresent = now - began;
        Present.Record(now - began);
        _trace?.Write(new TraceEvent(TraceStage.Present, began, now, _presented + 1));
        Volatile.Write(ref _damagePixels, _damagePixels + damagePixels);
        Volatile.Write(ref _presented, _presented + 1);
        _isPresented = true;
    }

    public void Unchanged() => Volatile.Write(ref _unchanged, _unchanged + 1);

    public void FrameEnded(long began, long allocatedBytes)
    {
        Volatile.Write(ref _allocatedBytes, _allocatedBytes + allocatedBytes);
        if (!_isPresented) return;
        var now = MonotonicClock.Now;
        Frame.Record(now - began);
        _trace?.Write(new TraceEvent(TraceStage.Frame, began, now, _presented));
    }

    private long MissedBy(MissCause cause) => Volatile.Read(ref _missed[(int)cause]);
}
