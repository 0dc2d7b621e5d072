namespace RearCloud.Server.SharedStreams;

/// <summary>The bounds of shared streams.</summary>
public static class SharedStreamLimits
{
    /// <summary>Shared streams of one account.</summary>
    public const int PerAccount = 64;

    /// <summary>Characters of a stream's name.</summary>
    public const int NameLength = 100;

    /// <summary>Accounts that are named as readers of one stream; what more shall read is for everyone.</summary>
    public const int ReadersPerStream = 500;

    /// <summary>Streams in one answer of the list.</summary>
    public const int PageSize = 500;
}
