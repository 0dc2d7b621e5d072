using RearCloud.Panel.Pacing;

namespace RearCloud.Panel.Tests.Pacing;

public sealed class DoorbellTests
{
    [Fact]
    public void Rings_before_a_wait_are_one_ring()
    {
        using var bell = new Doorbell();
        bell.Ring();
        bell.Ring();
        Assert.True(bell.Wait(null));
        Assert.False(bell.Wait(TimeSpan.Zero));
    }

    [Fact]
    public void Without_a_ring_a_wait_ends_at_its_limit()
    {
        using var bell = new Doorbell();
        Assert.False(bell.Wait(TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public async Task No_ring_is_lost_between_threads()
    {
        const int Rounds = 20_000;
        using var there = new Doorbell();
        using var back = new Doorbell();
        var answering = Task.Run(
            () =>
            {
                for (var i = 0; i < Rounds; i++)
                {
                    Wait(there);
                    back.Ring();
                }
            },
            TestContext.Current.CancellationToken);
        var asking = Task.Run(
            () =>
            {
                for (var i = 0; i < Rounds; i++)
                {
                    there.Ring();
                    Wait(back);
                }
            },
            TestContext.Current.CancellationToken);

        await Task.WhenAll(answering, asking).WaitAsync(Patience.Span, TestContext.Current.CancellationToken);
    }

    private static void Wait(Doorbell bell)
    {
        while (!bell.Wait(null))
        {
        }
    }
}
