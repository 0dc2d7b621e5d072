using RearCloud.Panel.Pacing;
using RearCloud.Panel.Statistics;
using RearCloud.Panel.Statistics.Misses;

namespace RearCloud.Panel.Frames;

/// <summary>
/// Compares each beat with the one before: counts what was missed with its cause, and notices collections and a clock that was set. Used by the
/// frame thread; allocates nothing.
/// </summary>
internal sealed class BeatWatch(FrameStatistics statistics, int hertz)
{
    private readonly BeatGrid _grid = new(0, hertz);
    private VsyncTick? _before;
    private int _collections = GC.CollectionCount(0);
    private TimeSpan _paused = GC.GetTotalPauseDuration();

    /// <summary>True if the next beat follows another.</summary>
    public bool Follows => _before is not null;

    /// <summary>Lets the next beat follow no other, because the panel slept or something came out of turn.</summary>
    public void Forget() => _before = null;

    /// <summary>Sees a beat for which a frame was due.</summary>
    /// <param name="tick">The beat.</param>
    /// <param name="beats">How many beats after the one before it was due.</param>
    /// <returns>True if the wall clock was set since the beat before.</returns>
    public bool See(in VsyncTick tick, int beats)
    {
        var pause = PauseSinceBefore();
        long step = 0;
        if (_before is { } before)
        {
            step = (tick.Time - before.Time).Ticks * TimeSpan.NanosecondsPerTick - (_grid.At(tick.Index) - _grid.At(before.Index));
            var missed = tick.Index - before.Index - beats;
            if (missed > 0) statistics.MissedBeats(tick.Index, missed, MissCauses.Of(FactsOf(before, beats, pause, step)));
        }

        statistics.Woke(tick);
        _before = tick;
        return Math.Abs(step) >= MissCauses.LeastClockStep;
    }

    private MissFacts FactsOf(in VsyncTick before, int beats, long pause, long clockStep) => new(
        _grid.At(beats), before.Lateness.Ticks * TimeSpan.NanosecondsPerTick, statistics.LastRaster, statistics.LastPresent, pause, clockStep);

    /// <summary>Nanoseconds for which the collector stopped this thread. The count is asked first, because it costs next to nothing.</summary>
    private long PauseSinceBefore()
    {
        var collections = GC.CollectionCount(0);
        if (collections == _collections) return 0;
        var paused = GC.GetTotalPauseDuration();
        var pause = (paused - _paused).Ticks * TimeSpan.NanosecondsPerTick;
        statistics.Collected(collections - _collections, pause);
        (_collections, _paused) = (collections, paused);
        return pause;
    }
}
