using RearCloud.Panel.Sinks.Videos;

namespace RearCloud.Panel.Tests.Sinks.Videos;

public sealed class VideoClockTests
{
    private static readonly DateTimeOffset Noon = Bench.Noon;

    private readonly HandClock _hand = new();

    [Fact]
    public void Frames_keep_the_moments_that_they_show_though_they_come_late()
    {
        var clock = new VideoClock(_hand);
        Assert.Equal(Noon, clock.Of(Noon));
        _hand.Advance(TimeSpan.FromSeconds(0.9));
        Assert.Equal(Noon.AddSeconds(0.1), clock.Of(Noon.AddSeconds(0.1)));
        _hand.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(Noon.AddSeconds(1), clock.Of(Noon.AddSeconds(1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_clock_that_jumps_by_a_day_makes_no_jump(int days)
    {
        var clock = new VideoClock(_hand);
        clock.Of(Noon);
        _hand.Advance(TimeSpan.FromSeconds(2));
        var later = Noon.AddDays(days);
        Assert.Equal(Noon.AddSeconds(2), clock.Of(later.AddSeconds(2)));
        _hand.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Noon.AddSeconds(3), clock.Of(later.AddSeconds(3)));
    }

    [Fact]
    public void It_goes_on_after_the_last_frame()
    {
        var clock = new VideoClock(_hand);
        _hand.Advance(TimeSpan.FromHours(1));
        clock.Of(Noon);
        _hand.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(Noon.AddSeconds(7), clock.Now);
    }
}
