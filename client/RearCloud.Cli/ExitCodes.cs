namespace RearCloud.Cli;

/// <summary>What <c>rear</c> answers to the shell.</summary>
internal static class ExitCodes
{
    /// <summary>It did what was asked.</summary>
    public const int Done = 0;

    /// <summary>It was asked rightly and failed: a file that cannot be read, a document that is wrong, a frame that differs.</summary>
    public const int Failed = 1;

    /// <summary>It was asked wrongly: an unknown option, a value out of bounds.</summary>
    public const int Usage = 2;
}
