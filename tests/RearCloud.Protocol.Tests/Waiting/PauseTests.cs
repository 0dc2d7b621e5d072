using RearCloud.Protocol.Waiting;

namespace RearCloud.Protocol.Tests.Waiting;

public class PauseTests
{
    private readonly Queue<(Action<object?> Work, object? State)> _posted = new();

    [Fact]
    public async Task A_pause_ends_on_the_machines_thread_after_its_time()
    {
        var clock = new OneTimerClock();
        var pause = Pause.WaitAsync(TimeSpan.FromSeconds(3), clock, Post, CancellationToken.None);

        clock.Fire!();
        Assert.False(pause.IsCompleted);
        DoPosted();

        Assert.True(pause.IsCompletedSuccessfully);
        Assert.Equal(TimeSpan.FromSeconds(3), clock.Due);
        Assert.True(clock.IsDisposed);
        await pause;
    }

    [Fact]
    public async Task A_cancelled_pause_ends_on_the_machines_thread_too()
    {
        using var ended = new CancellationTokenSource();
        var clock = new OneTimerClock();
        var pause = Pause.WaitAsync(TimeSpan.FromSeconds(3), clock, Post, ended.Token);

        await ended.CancelAsync();
        Assert.False(pause.IsCompleted);
        DoPosted();

        Assert.True(pause.IsCanceled);
        Assert.True(clock.IsDisposed);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pause);
    }

    private void Post(Action<object?> work, object? state) => _posted.Enqueue((work, state));

    private void DoPosted()
    {
        while (_posted.TryDequeue(out var next)) next.Work(next.State);
    }

    private sealed class OneTimerClock : TimeProvider, ITimer
    {
        public Action? Fire { get; private set; }

        public TimeSpan Due { get; private set; }

        public bool IsDisposed { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Fire = () => callback(state);
            Due = dueTime;
            return this;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => IsDisposed = true;

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return ValueTask.CompletedTask;
        }
    }
}
