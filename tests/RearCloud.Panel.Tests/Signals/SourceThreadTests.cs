using RearCloud.Panel.Scenes;
using RearCloud.Panel.Signals;
using RearCloud.Panel.Statistics;
using RearCloud.Scene;

namespace RearCloud.Panel.Tests.Signals;

public sealed class SourceThreadTests
{
    [Fact]
    public void A_source_that_throws_does_not_stop_the_others()
    {
        var inbox = new SceneInbox(TimeZoneInfo.Utc);
        var faults = new FaultLog(TimeProvider.System);
        using var looked = new SemaphoreSlim(0);
        using (new SourceThread([new Broken(), new Counting(looked)], inbox, TimeSpan.FromMilliseconds(1), faults))
        {
            for (var i = 0; i < 3; i++) Assert.True(looked.Wait(Patience.Span, TestContext.Current.CancellationToken));
        }

        Assert.Equal("broken", Assert.Single(faults.Recent).Place);
        Assert.NotNull(inbox.Take()!.Signals.Find("count"));
    }

    [Fact]
    public void It_ends_while_it_waits_for_the_next_round()
    {
        using var looked = new SemaphoreSlim(0);
        var thread = new SourceThread([new Counting(looked)], new SceneInbox(TimeZoneInfo.Utc), TimeSpan.FromDays(1), new FaultLog(TimeProvider.System));
        Assert.True(looked.Wait(Patience.Span, TestContext.Current.CancellationToken));
        thread.Dispose();
        thread.Dispose();
    }

    private sealed class Broken : ISignalSource
    {
        public string Name => "broken";

        public void Look(IPanelFeed feed) => throw new IOException("The file is gone.");
    }

    private sealed class Counting(SemaphoreSlim looked) : ISignalSource
    {
        private int _count;

        public string Name => "counting";

        public void Look(IPanelFeed feed)
        {
            feed.Feed("count", SignalValue.Of(++_count));
            looked.Release();
        }
    }
}
