using Microsoft.Extensions.Logging;

namespace RearCloud.Server.Storage;

/// <summary>What storage tells the operator.</summary>
internal static partial class StorageLog
{
    [LoggerMessage(1100, LogLevel.Information, "A transaction failed at attempt {Attempt} and is run again")]
    public static partial void Retrying(ILogger logger, Exception exception, int attempt);

    [LoggerMessage(1101, LogLevel.Error, "The database is not available after {Attempts} attempts")]
    public static partial void Unavailable(ILogger logger, Exception exception, int attempts);

    [LoggerMessage(1102, LogLevel.Information, "The database is not reachable yet; waiting")]
    public static partial void WaitingForDatabase(ILogger logger, Exception exception);

    [LoggerMessage(1103, LogLevel.Information, "Applying {Count} migrations, the last one {Name}")]
    public static partial void Migrating(ILogger logger, int count, string name);
}
