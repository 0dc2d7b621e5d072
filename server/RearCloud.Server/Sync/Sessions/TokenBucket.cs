namespace RearCloud.Server.Sync.Sessions;

/// <summary>A rate with room for bursts: tokens come back steadily up to a fill. Not safe from several threads at once.</summary>
/// <param name="perSecond">Tokens that come back each second.</param>
/// <param name="burst">The fill, with which it begins.</param>
/// <param name="time">The clock.</param>
internal sealed class TokenBucket(double perSecond, double burst, TimeProvider time)
{
    // Tokens that are missing from the fill.
    private double _taken;
    private long _at = time.GetTimestamp();

    /// <summary>Takes tokens if there are enough.</summary>
    public bool TryTake(double tokens)
    {
        Refill();
        if (burst - _taken < tokens) return false;
        _taken += tokens;
        return true;
    }

    /// <summary>Takes tokens, on credit if there are not enough.</summary>
    /// <returns>How long to wait until the credit is paid back; zero if there is none.</returns>
    public TimeSpan Take(double tokens)
    {
        Refill();
        _taken += tokens;
        return _taken <= burst ? TimeSpan.Zero : TimeSpan.FromSeconds((_taken - burst) / perSecond);
    }

    /// <summary>True if every token has come back.</summary>
    public bool IsFull
    {
        get
        {
            Refill();
            return _taken == 0;
        }
    }

    private void Refill()
    {
        var now = time.GetTimestamp();
        _taken = Math.Max(0, _taken - (time.GetElapsedTime(_at, now).TotalSeconds * perSecond));
        _at = now;
    }
}
