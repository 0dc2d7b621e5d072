namespace RearCloud.Client.Session;

/// <summary>
/// How far the server's clock is ahead of this device's, by Cristian's way: half of the round trip is taken as the way there, and the quickest
/// of a session's round trips counts.
/// </summary>
internal sealed class ClockOffset
{
    private TimeSpan _bestRoundTrip = TimeSpan.MaxValue;

    /// <summary>Null before the first answer.</summary>
    public TimeSpan? Value { get; private set; }

    public void Note(DateTimeOffset sent, DateTimeOffset atServer, DateTimeOffset received)
    {
        var roundTrip = received - sent;
        if (roundTrip < TimeSpan.Zero || roundTrip > _bestRoundTrip) return;
        _bestRoundTrip = roundTrip;
        Value = atServer - (sent + roundTrip / 2);
    }
}
