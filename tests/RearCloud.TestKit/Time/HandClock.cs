namespace RearCloud.TestKit.Time;

/// <summary>A clock that a test sets by hand; timers run in real time, so that a bounded wait inside the product still ends.</summary>
public sealed class HandClock : TimeProvider
{
    private readonly Lock gate = new();
    private DateTimeOffset now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    /// <summary>What the clock shows.</summary>
    public DateTimeOffset Now
    {
        get
        {
            lock (gate) return now;
        }

        set
        {
            lock (gate) now = value;
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;
}
