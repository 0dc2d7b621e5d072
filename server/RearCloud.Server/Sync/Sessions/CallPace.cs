using Microsoft.Extensions.Options;

namespace RearCloud.Server.Sync.Sessions;

/// <summary>
/// The rate of those who sync by single calls: that of a session, for each device, or for all programs of an owner together. A call is taken on credit, so that a
/// large one goes through; until the credit is paid back the next ones are refused. Safe from any thread.
/// </summary>
internal sealed class CallPace(IOptions<SyncOptions> options, TimeProvider time)
{
    // Those whose credit is paid back are forgotten once there are this many, and then whenever there are twice as many as were left.
    private const int SweepFrom = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Account, string? Device), TokenBucket> _senders = [];
    private int _sweepAt = SweepFrom;

    /// <summary>How many senders are remembered.</summary>
    public int Senders
    {
        get
        {
            lock (_gate) return _senders.Count;
        }
    }

    /// <summary>Counts a call, unless its sender is in debt.</summary>
    /// <param name="actor">The sender.</param>
    /// <param name="cost">What it weighs, in frames.</param>
    /// <returns>Zero if the call may go on; else when to come back.</returns>
    public TimeSpan Take(Actor actor, double cost)
    {
        lock (_gate)
        {
            if (_senders.Count >= _sweepAt) Sweep();
            var key = (actor.AccountId, actor.DeviceId);
            if (!_senders.TryGetValue(key, out var bucket)) _senders.Add(key, bucket = new TokenBucket(options.Value.FramesPerSecond, options.Value.FrameBurst, time));
            var debt = bucket.Take(0);
            if (debt == TimeSpan.Zero) bucket.Take(cost);
            return debt;
        }
    }

    private void Sweep()
    {
        foreach (var key in _senders.Where(s => s.Value.IsFull).Select(s => s.Key).ToList()) _senders.Remove(key);
        _sweepAt = Math.Max(SweepFrom, 2 * _senders.Count);
    }
}
