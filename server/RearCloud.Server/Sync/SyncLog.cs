using Microsoft.Extensions.Logging;

namespace RearCloud.Server.Sync;

/// <summary>What sync tells the operator. No bodies and no names of people.</summary>
internal static partial class SyncLog
{
    [LoggerMessage(1200, LogLevel.Information, "Mutation {Mutation} of client {Client} refused on stream {Stream}: {Code} at '{Path}'")]
    public static partial void MutationRefused(ILogger logger, long mutation, string client, string stream, string code, string path);

    [LoggerMessage(1201, LogLevel.Information, "Client {Client} left a hole on stream {Stream}; it resumes at {ResumeAt}")]
    public static partial void Hole(ILogger logger, string client, string stream, long resumeAt);

    [LoggerMessage(1202, LogLevel.Error, "Follower {Follower} failed after a commit to stream {Stream}")]
    public static partial void FollowerFailed(ILogger logger, Exception exception, string follower, string stream);

    [LoggerMessage(1203, LogLevel.Information, "Session {Session} opened over {Carrier} by client {Client} of device {Device}")]
    public static partial void SessionOpened(ILogger logger, string session, string carrier, string client, string? device);

    [LoggerMessage(1204, LogLevel.Information, "Session {Session} closed")]
    public static partial void SessionClosed(ILogger logger, string session);

    [LoggerMessage(1205, LogLevel.Warning, "A session over {Carrier} was refused: {Code}")]
    public static partial void SessionRefused(ILogger logger, string carrier, string code);

    [LoggerMessage(1206, LogLevel.Warning, "A frame over {Carrier} was refused: {Code}")]
    public static partial void FrameRefused(ILogger logger, string carrier, string code);

    [LoggerMessage(1208, LogLevel.Information, "{Count} tombstones, changes and clients that are too old were forgotten")]
    public static partial void Purged(ILogger logger, int count);

    [LoggerMessage(1209, LogLevel.Warning, "What is too old could not be forgotten; the next try is tomorrow")]
    public static partial void PurgeFailed(ILogger logger, Exception exception);

    [LoggerMessage(1207, LogLevel.Warning, "A request from foreign origin {Origin} was refused")]
    public static partial void ForeignOrigin(ILogger logger, string origin);

    [LoggerMessage(1210, LogLevel.Warning, "No hints travel over {Relay}; edits made on other nodes arrive at the next heartbeat")]
    public static partial void HintsLost(ILogger logger, Exception exception, string relay);

    [LoggerMessage(1211, LogLevel.Information, "Hints travel over {Relay}")]
    public static partial void HintsTravel(ILogger logger, string relay);
}
