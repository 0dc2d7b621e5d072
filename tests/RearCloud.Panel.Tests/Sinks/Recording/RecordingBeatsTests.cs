using RearCloud.Panel.Sinks.Recording;

namespace RearCloud.Panel.Tests.Sinks.Recording;

public sealed class RecordingBeatsTests
{
    private static readonly DateTimeOffset Noon = Bench.Noon;

    [Theory]
    [InlineData(120)]
    [InlineData(60)]
    [InlineData(7)]
    public void Moments_of_a_panel_that_beats_as_fast_fall_on_a_beat_each(int hertz)
    {
        var beats = new RecordingBeats(hertz);
        for (var i = 0; i < 10_000; i++) Assert.Equal(i, beats.Of(Noon.AddTicks(i * TimeSpan.TicksPerSecond / hertz)));
    }

    [Fact]
    public void A_moment_between_beats_falls_on_the_nearest()
    {
        var beats = new RecordingBeats(10);
        Assert.Equal(0, beats.Of(Noon));
        Assert.Equal(0, beats.Of(Noon.AddMilliseconds(49)));
        Assert.Equal(1, beats.Of(Noon.AddMilliseconds(51)));
        Assert.Equal(36_000, beats.Of(Noon.AddHours(1)));
    }

    [Fact]
    public void A_clock_that_was_set_back_goes_on_with_the_next_beat()
    {
        var beats = new RecordingBeats(120);
        beats.Of(Noon);
        beats.Of(Noon.AddSeconds(1));
        Assert.Equal(121, beats.Of(Noon.AddDays(-3)));
        Assert.Equal(241, beats.Of(Noon.AddDays(-3).AddSeconds(1)));
    }
}
