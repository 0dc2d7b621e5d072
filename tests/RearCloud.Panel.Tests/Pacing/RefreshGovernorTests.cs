using RearCloud.Panel.Pacing;

namespace RearCloud.Panel.Tests.Pacing;

public sealed class RefreshGovernorTests
{
    [Theory]
    [InlineData(0, 120, RefreshGovernor.Asleep)]
    [InlineData(120, 120, 1)]
    [InlineData(240, 120, 1)]
    [InlineData(61, 120, 1)]
    [InlineData(60, 120, 2)]
    [InlineData(31, 120, 2)]
    [InlineData(24, 120, 4)]
    [InlineData(10, 120, 12)]
    [InlineData(2, 120, 12)]
    [InlineData(1, 120, 120)]
    [InlineData(30, 60, 2)]
    [InlineData(1, 50, 2)]
    [InlineData(50, 50, 1)]
    public void The_slowest_even_rate_that_motion_allows(int wanted, int panel, int beats) =>
        Assert.Equal(beats, RefreshGovernor.BeatsPerFrame(wanted, panel));

    [Theory]
    [InlineData(0, null, false, 0)]
    [InlineData(0, 60_000, false, 0)]
    [InlineData(0, 1_000, false, 1)]
    [InlineData(0, -5, false, 1)]
    [InlineData(30, 1_000, false, 30)]
    [InlineData(0, null, true, 120)]
    [InlineData(30, null, true, 120)]
    public void A_touch_wants_all_motion_its_own_and_a_near_change_a_little(int motion, int? millisecondsToChange, bool isTouched, int wanted) =>
        Assert.Equal(
            wanted,
            RefreshGovernor.WantedHertz(motion, millisecondsToChange is { } change ? TimeSpan.FromMilliseconds(change) : null, isTouched, 120));
}
