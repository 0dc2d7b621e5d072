namespace RearCloud.Panel.Tests;

/// <summary>A wall clock that stands until the test moves it.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    private long _utcTicks = now.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _utcTicks), TimeSpan.Zero);

    public void Set(DateTimeOffset time) => Volatile.Write(ref _utcTicks, time.UtcTicks);
}
