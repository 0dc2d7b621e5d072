using RearCloud.Panel.Sinks.Videos;

namespace RearCloud.Panel.Tests.Sinks.Videos;

public sealed class VideoBeatsTests
{
    private static readonly DateTimeOffset Noon = Bench.Noon;

    [Theory]
    [InlineData(120)]
    [InlineData(60)]
    [InlineData(7)]
    public void Moments_of_a_panel_that_beats_as_fast_fall_on_a_beat_each(int hertz)
    {
        var beats = new VideoBeats(hertz);
        for (var i = 0; i < 10_000; i++) Assert.Equal(i, beats.Next(Noon.AddTicks(i * TimeSpan.TicksPerSecond / hertz)));
    }

    [Fact]
    public void A_moment_between_beats_falls_on_the_nearest()
    {
        var beats = new VideoBeats(10);
        Assert.Equal(0, beats.Next(Noon));
        Assert.Equal(0, beats.Next(Noon.AddMilliseconds(49)));
        Assert.Equal(1, beats.Next(Noon.AddMilliseconds(51)));
        Assert.Equal(36_000, beats.Next(Noon.AddHours(1)));
    }

    [Fact]
    public void It_may_begin_before_its_first_frame()
    {
        var beats = new VideoBeats(10);
        beats.Begin(Noon);
        beats.Begin(Noon.AddSeconds(7));
        Assert.Equal(5, beats.Next(Noon.AddSeconds(0.5)));
    }

    [Fact]
    public void Asking_for_a_beat_changes_nothing()
    {
        var beats = new VideoBeats(10);
        beats.Next(Noon);
        Assert.Equal(10, beats.At(Noon.AddSeconds(1)));
        Assert.Equal(0, beats.Last);
        Assert.Equal(5, beats.Next(Noon.AddSeconds(0.5)));
    }

    [Fact]
    public void A_clock_that_was_set_back_goes_on_with_the_next_beat()
    {
        var beats = new VideoBeats(120);
        beats.Next(Noon);
        beats.Next(Noon.AddSeconds(1));
        Assert.Equal(121, beats.Next(Noon.AddDays(-3)));
        Assert.Equal(241, beats.Next(Noon.AddDays(-3).AddSeconds(1)));
    }
}
