using Microsoft.Extensions.Options;

namespace RearCloud.Server.Sync.Sessions;

/// <summary>
/// Lets sessions open at a bounded rate, so that devices that come back together do not bring the server down again. Who is turned away gets a time
/// of its own to come back, each later than the one before.
/// </summary>
internal sealed class SessionAdmission(IOptions<SyncOptions> options, TimeProvider time, SyncMachine machine)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private readonly TokenBucket _bucket = new(options.Value.OpeningsPerSecond, options.Value.OpeningsPerSecond, time);
    private DateTimeOffset _promised;

    /// <summary>Null if a session may open now; else how long it shall wait.</summary>
    public TimeSpan? Pause()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_bucket.TryTake(1)) return null;
            // Promises stay behind each other by half of the rate: the other half is for those who come unasked.
            var step = TimeSpan.FromSeconds(2.0 / options.Value.OpeningsPerSecond);
            var next = (_promised > now ? _promised : now + TimeSpan.FromSeconds(1)) + step;
            _promised = next - now > LongestPause ? now + TimeSpan.FromSeconds(1) : next;
            return next - now < LongestPause ? next - now : LongestPause;
        }
    }

    /// <summary>How long one of many sessions that are told to leave together shall stay away.</summary>
    public TimeSpan Spread(int sessions) =>
        TimeSpan.FromSeconds(1 + (machine.Random.NextDouble() * sessions / options.Value.OpeningsPerSecond));
}
