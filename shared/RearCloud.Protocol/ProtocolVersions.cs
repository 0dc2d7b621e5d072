namespace RearCloud.Protocol;

/// <summary>The versions of the session's contract.</summary>
public static class ProtocolVersions
{
    /// <summary>What this build speaks.</summary>
    public const int Current = 1;

    /// <summary>The oldest that the server still serves.</summary>
    public const int Oldest = 1;
}
