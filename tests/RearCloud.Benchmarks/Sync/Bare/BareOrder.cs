namespace RearCloud.Benchmarks.Sync.Bare;

/// <summary>The first byte of what a client says to a bare stream.</summary>
internal static class BareOrder
{
    /// <summary>Follow: answered with one byte.</summary>
    public const byte Join = 1;

    /// <summary>Send the whole message to every follower.</summary>
    public const byte FanOut = 2;

    /// <summary>Keep the rest of the message: answered with one byte.</summary>
    public const byte Keep = 3;

    /// <summary>Answered with what was kept.</summary>
    public const byte Fetch = 4;
}
