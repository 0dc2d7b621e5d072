using RearCloud.Core;

namespace RearCloud.Client.Session;

/// <summary>How a session ended.</summary>
/// <param name="Reason">Why.</param>
internal sealed record SessionEnd(Problem Reason)
{
    /// <summary>The server does not want this device.</summary>
    public bool IsRefusal { get; init; }

    /// <summary>Not before; null leaves it to the backoff, or to nobody after a refusal.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
