using RearCloud.Server.Sync.Sessions;

namespace RearCloud.Server.Tests.Sync.Sessions;

public sealed class ClockOffsetTests
{
    private static readonly DateTimeOffset Client = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nothing_is_known_before_the_first_ping() => Assert.Null(new ClockOffset().Estimate);

    [Theory]
    [InlineData(new[] { 900 }, 900)]
    [InlineData(new[] { 900, 120, 450 }, 120)]
    [InlineData(new[] { 120, 900, 900, 900, 900 }, 120)]
    [InlineData(new[] { 900, 900, 900, 120, 450, 900, 900 }, 120)]
    public void The_quickest_of_the_last_pings_is_the_best(int[] milliseconds, int expected) => Assert.Equal(expected, AfterPings(milliseconds));

    [Fact]
    public void A_client_that_is_ahead_is_less_than_nothing_behind() => Assert.Equal(-5_000, AfterPings(-4_900, -5_000, -4_800));

    [Fact]
    public void After_eight_pings_a_clock_that_was_set_is_believed() =>
        Assert.Equal(60_100, AfterPings([100, 100, 100, .. Enumerable.Repeat(60_100, 8)]));

    private static double? AfterPings(params int[] milliseconds)
    {
        var clock = new ClockOffset();
        foreach (var behind in milliseconds) clock.Observe(Client, Client.AddMilliseconds(behind));
        return clock.Estimate?.TotalMilliseconds;
    }
}
