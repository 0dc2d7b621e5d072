namespace RearCloud.Client.Connecting;

/// <summary>
/// Exponential backoff with full jitter: a uniformly random wait below a ceiling that doubles, so that devices that lost a server together do not
/// come back together.
/// </summary>
internal sealed class Backoff(Random random)
{
    /// <summary>Ceiling of the first wait.</summary>
    public static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);

    /// <summary>The highest ceiling.</summary>
    public static readonly TimeSpan Cap = TimeSpan.FromSeconds(30);

    private int _attempts;

    /// <summary>The ceiling of the next wait.</summary>
    public TimeSpan Ceiling
    {
        get
        {
            // 250 ms doubled seven times is above the cap.
            var ceiling = First * (1 << Math.Min(_attempts, 7));
            return ceiling < Cap ? ceiling : Cap;
        }
    }

    /// <summary>The next wait.</summary>
    public TimeSpan Next()
    {
        var wait = Ceiling * random.NextDouble();
        _attempts++;
        return wait;
    }

    /// <summary>It worked: the next failure is the first again.</summary>
    public void Reset() => _attempts = 0;
}
