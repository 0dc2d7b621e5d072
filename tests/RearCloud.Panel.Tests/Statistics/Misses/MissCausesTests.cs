using RearCloud.Panel.Statistics;
using RearCloud.Panel.Statistics.Misses;

namespace RearCloud.Panel.Tests.Statistics.Misses;

public sealed class MissCausesTests
{
    /// <summary>A frame at 120 Hz, in microseconds as all arguments here.</summary>
    private const long Allowed = 8_333;

    [Theory]
    [InlineData(0, 300, 100, 0, MissCause.LateWake)]
    [InlineData(9_000, 300, 100, 0, MissCause.LateWake)]
    [InlineData(5_000, 4_000, 100, 0, MissCause.LateWake)]
    [InlineData(100, 9_000, 100, 0, MissCause.LongRaster)]
    [InlineData(4_000, 5_000, 4_500, 0, MissCause.LongRaster)]
    [InlineData(100, 300, 20_000, 0, MissCause.SlowPresent)]
    [InlineData(100, 9_000, 100, 2_000, MissCause.Collection)]
    [InlineData(9_000, 300, 100, 2_000, MissCause.Collection)]
    [InlineData(100, 19_000, 100, 2_000, MissCause.LongRaster)]
    public void The_cause_is_what_the_frame_would_have_been_in_time_without(long lateness, long raster, long present, long pause, MissCause cause) =>
        Assert.Equal(cause, Of(lateness, raster, present, pause));

    [Fact]
    public void A_pause_between_the_frame_and_its_next_beat_counts_as_well() =>
        Assert.Equal(MissCause.Collection, Of(100, 300, 100, 12_000));

    [Fact]
    public void A_short_pause_does_not_excuse_a_thread_that_was_not_woken() =>
        Assert.Equal(MissCause.LateWake, Of(100, 300, 100, 1_000));

    [Theory]
    [InlineData(86_400_000_000)]
    [InlineData(-86_400_000_000)]
    public void A_clock_that_jumped_explains_everything(long step) =>
        Assert.Equal(MissCause.ClockJump, Of(100, 90_000, 100, 2_000, step));

    [Fact]
    public void A_clock_that_is_slewed_explains_nothing() =>
        Assert.Equal(MissCause.LongRaster, Of(100, 90_000, 100, 0, 2_000));

    private static MissCause Of(long lateness, long raster, long present, long pause, long step = 0) =>
        MissCauses.Of(new MissFacts(Allowed * 1000, lateness * 1000, raster * 1000, present * 1000, pause * 1000, step * 1000));
}
