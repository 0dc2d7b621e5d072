using RearCloud.Panel.Frames;
using RearCloud.Panel.Pacing;
using RearCloud.Panel.Statistics;
using RearCloud.Panel.Tracing;
using RearCloud.Panel.Tracing.Rings;

namespace RearCloud.Panel.Tests.Frames;

public sealed class BeatWatchTests
{
    private readonly FrameTrace _trace = new(1_024);
    private readonly FrameStatistics _statistics;
    private readonly BeatWatch _watch;

    public BeatWatchTests()
    {
        _statistics = new FrameStatistics(_trace);
        _watch = new BeatWatch(_statistics, 120);
    }

    [Fact]
    public void Beats_are_missed_only_between_frames_that_follow_each_other()
    {
        _watch.See(At(10), 1);
        _watch.See(At(11), 1);
        Assert.Equal(0, _statistics.Missed.Total);
        _watch.See(At(14), 1);
        Assert.Equal(2, _statistics.Missed.Total);
        _watch.See(At(18), 4);
        Assert.Equal(2, _statistics.Missed.Total);
        _watch.Forget();
        Assert.False(_watch.Follows);
        _watch.See(At(500), 1);
        Assert.Equal(2, _statistics.Missed.Total);
    }

    [Fact]
    public void A_clock_that_was_set_is_noticed_and_one_that_is_slewed_is_not()
    {
        Assert.False(_watch.See(At(1), 1));
        Assert.False(_watch.See(At(2, TimeSpan.FromMilliseconds(2)), 1));
        Assert.True(_watch.See(At(3, TimeSpan.FromDays(-1)), 1));
        Assert.False(_watch.See(At(4, TimeSpan.FromDays(-1)), 1));
    }

    [Fact]
    public void A_collection_is_noticed_on_the_next_beat_with_its_length()
    {
        _watch.See(At(1), 1);
        GC.Collect();
        var paused = GC.GetTotalPauseDuration();
        _watch.See(At(2), 1);

        var collection = _trace.Frames.Read().First(e => e.Stage == TraceStage.Collection);
        Assert.True(collection.Amount >= 1);
        Assert.InRange(collection.End - collection.Begin, 1, (long)paused.TotalNanoseconds + (long)Patience.Span.TotalNanoseconds);
    }

    [Fact]
    public void Looking_allocates_nothing_also_when_beats_are_missed()
    {
        var beat = 0;
        for (; beat < 20; beat++) _watch.See(At(2 * beat), 1);
        var allocated = QuietWindow.AllocatedBy(
            () =>
            {
                for (var end = beat + 100; beat < end; beat++) _watch.See(At(2 * beat), 1);
            });
        Assert.Equal(0, allocated);
    }

    private static VsyncTick At(long beat, TimeSpan set = default) =>
        new(beat, Bench.Noon.AddTicks(beat * TimeSpan.TicksPerSecond / 120) + set, TimeSpan.FromMicroseconds(1));
}
