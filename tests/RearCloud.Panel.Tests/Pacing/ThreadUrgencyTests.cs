using RearCloud.Panel.Pacing;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Tests.Pacing;

public sealed class ThreadUrgencyTests
{
    [Fact]
    public void Whatever_the_kernel_permits_it_says_what_was_granted_and_why_not_more()
    {
        ThreadGrant? grant = null;
        // A thread of its own, because it keeps what it is granted.
        var thread = new Thread(() => grant = ThreadUrgency.Ask("test"));
        thread.Start();
        thread.Join();

        Assert.NotNull(grant);
        Assert.Equal("test", grant.Thread);
        Assert.Contains(grant.Granted, (string[])["round-robin 1", "nice -10", "ordinary"]);
        Assert.Equal(grant.Granted == "round-robin 1", grant.Refusal is null);
    }
}
