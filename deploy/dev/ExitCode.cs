namespace RearCloud.Dev;

/// <summary>What <c>./dev</c> tells its caller.</summary>
internal static class ExitCode
{
    internal const int Right = 0;
    internal const int Failed = 1;
    internal const int WrongUse = 2;

    /// <summary>128 + SIGINT, as shells say it.</summary>
    internal const int Interrupted = 130;
}
