namespace RearCloud.Simulation.Worlds;

/// <summary>A timer that fires in the world's time, on its thread.</summary>
internal sealed class WorldTimer(World world, Life life, TimerCallback callback, object? state) : ITimer
{
    private int _plan;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        var plan = ++_plan;
        if (dueTime == Timeout.InfiniteTimeSpan) return true;
        world.After(dueTime, life, () =>
        {
            if (plan != _plan) return;
            if (period != Timeout.InfiniteTimeSpan && period != TimeSpan.Zero) Change(period, period);
            callback(state);
        });
        return true;
    }

    public void Dispose() => _plan++;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
