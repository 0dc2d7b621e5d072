using Microsoft.Extensions.Logging;

namespace RearCloud.Server.SharedStreams;

/// <summary>What shared streams write into the log. No names.</summary>
internal static partial class SharedStreamLog
{
    [LoggerMessage(1, LogLevel.Information, "Shared stream {Stream} was created", EventName = "shared-streams.created")]
    public static partial void StreamCreated(this ILogger logger, string stream);

    [LoggerMessage(2, LogLevel.Information, "Account {AccountId} may read shared stream {Stream}", EventName = "shared-streams.granted")]
    public static partial void ReadingGranted(this ILogger logger, string stream, string accountId);

    [LoggerMessage(3, LogLevel.Information, "Account {AccountId} may no longer read shared stream {Stream}", EventName = "shared-streams.revoked")]
    public static partial void ReadingRevoked(this ILogger logger, string stream, string accountId);

    [LoggerMessage(4, LogLevel.Information, "Shared stream {Stream} is open to everyone: {IsForEveryone}", EventName = "shared-streams.opened")]
    public static partial void ReadingOpened(this ILogger logger, string stream, bool isForEveryone);

    [LoggerMessage(5, LogLevel.Information, "Shared stream {Stream} was deleted", EventName = "shared-streams.deleted")]
    public static partial void StreamDeleted(this ILogger logger, string stream);
}
