using RearCloud.Core;

namespace RearCloud.Server.Sync.Intake;

/// <summary>When an edit was made, by the server's clock.</summary>
internal static class EditTime
{
    /// <summary>
    /// Adds the client's clock offset, then bounds the result: not further ahead of <paramref name="now"/> than <see cref="Limits.EditTimeAhead"/>,
    /// and not before the client's edit before it, so that a clock set back does not let an old edit of a person win over a new one.
    /// </summary>
    public static DateTimeOffset Correct(DateTimeOffset editedAt, TimeSpan clockOffset, DateTimeOffset previous, DateTimeOffset now)
    {
        var latest = now + Limits.EditTimeAhead;
        // Compared as distances: a client may send any time, and sums at the ends of the calendar overflow.
        var corrected = latest - editedAt < clockOffset ? latest
            : editedAt - DateTimeOffset.UnixEpoch < -clockOffset ? DateTimeOffset.UnixEpoch
            : editedAt + clockOffset;
        return corrected < previous ? previous : corrected;
    }
}
