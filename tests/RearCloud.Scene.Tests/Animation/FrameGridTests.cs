using RearCloud.Scene.Animation;

namespace RearCloud.Scene.Tests.Animation;

public sealed class FrameGridTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(20, 0)]
    [InlineData(33.35, 33.3333)]
    [InlineData(66.6, 66.6666)] // a tenth of a millisecond early
    [InlineData(66.5, 33.3333)]
    [InlineData(999.9, 1000)]
    public void A_moment_belongs_to_the_step_that_began_last(double milliseconds, double step) =>
        Assert.Equal(Noon.AddTicks((long)(step * 10_000)), FrameGrid.Floor(Noon.AddTicks((long)(milliseconds * 10_000)), 30));

    [Theory]
    [InlineData(1)]
    [InlineData(24)]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(144)]
    public void A_step_is_its_own_and_frames_of_a_rate_each_have_one(int rate)
    {
        for (var frame = 0; frame < 1_000; frame++)
        {
            var step = FrameGrid.Floor(Noon.AddSeconds((double)frame / rate), rate);
            Assert.Equal(step, FrameGrid.Floor(step, rate));
            Assert.NotEqual(step, FrameGrid.Floor(Noon.AddSeconds((frame + 1.0) / rate), rate));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-30)]
    public void What_is_no_rate_has_no_steps(int rate) => Assert.Equal(Noon.AddTicks(7), FrameGrid.Floor(Noon.AddTicks(7), rate));

    [Fact]
    public void The_ends_of_time_have_steps()
    {
        Assert.Equal(DateTimeOffset.MinValue, FrameGrid.Floor(DateTimeOffset.MinValue, 30));
        Assert.True(FrameGrid.Floor(DateTimeOffset.MaxValue, 30) > DateTimeOffset.MaxValue.AddSeconds(-1));
    }
}
