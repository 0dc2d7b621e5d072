namespace RearCloud.Simulation.Worlds;

/// <summary>A process's clock: its time of day may be wrong and may jump, its timers keep the world's time.</summary>
internal sealed class WorldClock(World world, Life life, Func<TimeSpan> error) : TimeProvider
{
    private static readonly DateTimeOffset Beginning = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Beginning + world.Now + error();

    public override long GetTimestamp() => world.Now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new WorldTimer(world, life, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }
}
