using RearCloud.Panel.Pacing;

namespace RearCloud.Panel.Tests.Pacing;

public sealed class WallTimeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Noise_of_reading_is_ignored()
    {
        var clock = new FixedClock(Noon);
        var wall = new WallTime(clock);
        var first = wall.Of(1_000_000_000, 1_000_000_000);

        clock.Set(Noon + TimeSpan.FromMicroseconds(10_300));
        Assert.Equal(first + TimeSpan.FromMilliseconds(10), wall.Of(1_010_000_000, 1_010_000_000));
    }

    [Fact]
    public void A_clock_that_was_set_is_followed()
    {
        var clock = new FixedClock(Noon);
        var wall = new WallTime(clock);
        wall.Of(1_000_000_000, 1_000_000_000);

        clock.Set(Noon - TimeSpan.FromHours(1));
        Assert.Equal(Noon - TimeSpan.FromHours(1), wall.Of(1_010_000_000, 1_010_000_000));
    }

    [Fact]
    public void The_moment_is_the_beat_and_not_the_waking()
    {
        var wall = new WallTime(new FixedClock(Noon));
        Assert.Equal(Noon - TimeSpan.FromMilliseconds(2), wall.Of(1_000_000_000, 1_002_000_000));
    }
}
