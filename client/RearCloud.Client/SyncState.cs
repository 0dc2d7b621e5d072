using RearCloud.Core;
using RearCloud.Core.Documents;

namespace RearCloud.Client;

/// <summary>How the replica stands to its server. Edits are accepted in every state.</summary>
public abstract record SyncState
{
    private SyncState()
    {
    }

    /// <summary>A connection is being made, or the first answer is on its way.</summary>
    public sealed record Connecting : SyncState;

    /// <summary>Connected; everything up to here is applied.</summary>
    /// <param name="Sequence">The stream's sequence.</param>
    /// <param name="Carrier">What carries the session.</param>
    public sealed record UpToDate(Sequence Sequence, ClientCarrier Carrier) : SyncState;

    /// <summary>Not connected; the next attempt is planned.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="RetryAt">When the next attempt starts.</param>
    public sealed record Offline(Problem Reason, DateTimeOffset RetryAt) : SyncState;

    /// <summary>The server does not want this device or its token.</summary>
    /// <param name="Reason">What the server said.</param>
    /// <param name="RetryAt">When the next attempt starts; null if only a client that is opened anew tries again.</param>
    public sealed record Refused(Problem Reason, DateTimeOffset? RetryAt) : SyncState;
}
