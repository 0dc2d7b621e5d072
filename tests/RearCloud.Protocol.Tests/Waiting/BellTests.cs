using RearCloud.Protocol.Waiting;

namespace RearCloud.Protocol.Tests.Waiting;

public sealed class BellTests
{
    private readonly Queue<(Action<object?> Work, object? State)> _posted = new();

    [Fact]
    public async Task Rings_before_the_wait_are_one()
    {
        var bell = NewBell();
        bell.Ring();
        bell.Ring();

        Assert.True(bell.WaitAsync(CancellationToken.None).AsTask().IsCompletedSuccessfully);
        var second = bell.WaitAsync(CancellationToken.None).AsTask();
        Assert.False(second.IsCompleted);
        bell.Ring();
        RunPosted();
        await second;
    }

    [Fact]
    public void Whoever_waits_goes_on_where_the_work_is_posted_and_not_inside_the_ring()
    {
        var bell = NewBell();
        var wait = bell.WaitAsync(CancellationToken.None).AsTask();

        bell.Ring();

        Assert.False(wait.IsCompleted);
        RunPosted();
        Assert.True(wait.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_cancelled_wait_ends_and_the_next_one_hears_the_next_ring()
    {
        var bell = NewBell();
        using var cancelled = new CancellationTokenSource();
        var wait = bell.WaitAsync(cancelled.Token).AsTask();
        await cancelled.CancelAsync();
        RunPosted();
        await Assert.ThrowsAsync<OperationCanceledException>(() => wait);

        var next = bell.WaitAsync(CancellationToken.None).AsTask();
        bell.Ring();
        RunPosted();
        await next;
    }

    [Fact]
    public async Task Two_waits_at_once_are_a_mistake()
    {
        var bell = NewBell();
        var first = bell.WaitAsync(CancellationToken.None).AsTask();
        await Assert.ThrowsAsync<InvalidOperationException>(() => bell.WaitAsync(CancellationToken.None).AsTask());
        bell.Ring();
        RunPosted();
        await first;
    }

    [Fact]
    public async Task No_ring_is_lost_among_threads()
    {
        var bell = new Bell(static (work, state) => ThreadPool.UnsafeQueueUserWorkItem(work, state, preferLocal: false));
        var counted = 0;
        var loop = Task.Run(async () =>
        {
            while (Volatile.Read(ref counted) < 20_000) await bell.WaitAsync(TestContext.Current.CancellationToken);
        }, TestContext.Current.CancellationToken);

        Parallel.For(0, 20_000, _ =>
        {
            Interlocked.Increment(ref counted);
            bell.Ring();
        });

        await loop.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }

    private Bell NewBell() => new((work, state) => _posted.Enqueue((work, state)));

    private void RunPosted()
    {
        while (_posted.TryDequeue(out var item)) item.Work(item.State);
    }
}
