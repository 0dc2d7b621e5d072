using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Tests.Statistics;

public sealed class BareBeatsTests
{
    [Fact]
    public void It_counts_every_beat_once_as_kept_or_as_missed()
    {
        using var bare = new BareBeats(120);
        Assert.True(SpinWait.SpinUntil(() => bare.Read().Beats >= 20, Patience.Span));
        bare.Dispose();
        var seen = bare.Read();
        Assert.Equal(seen.Beats, seen.Missed + seen.Lateness.Count);
    }

    [Fact]
    public void A_rate_that_is_none_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new BareBeats(0));
}
