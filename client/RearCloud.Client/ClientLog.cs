using Microsoft.Extensions.Logging;

namespace RearCloud.Client;

/// <summary>What the client says in the log. No document's content and no token is ever logged.</summary>
internal static partial class ClientLog
{
    [LoggerMessage(1, LogLevel.Error, "The replica's database was damaged ({Damage}); it is kept aside and built anew. {Waiting} waiting mutations were saved.", EventName = "ReplicaRebuilt")]
    public static partial void ReplicaRebuilt(this ILogger log, string damage, int waiting);

    [LoggerMessage(2, LogLevel.Information, "Connecting by {Carrier}.", EventName = "Connecting")]
    public static partial void Connecting(this ILogger log, ClientCarrier carrier);

    [LoggerMessage(3, LogLevel.Information, "Session {Session} follows {Stream} from {Sequence}.", EventName = "SessionOpened")]
    public static partial void SessionOpened(this ILogger log, string session, string stream, long sequence);

    [LoggerMessage(4, LogLevel.Information, "The session ended: {Problem} The next attempt is in {DelayMilliseconds} ms.", EventName = "SessionEnded")]
    public static partial void SessionEnded(this ILogger log, string problem, long delayMilliseconds);

    [LoggerMessage(5, LogLevel.Error, "The server refused this device: {Problem}", EventName = "DeviceRefused")]
    public static partial void DeviceRefused(this ILogger log, string problem);

    [LoggerMessage(6, LogLevel.Warning, "The server refused mutation {Mutation}: {Problem}", EventName = "MutationRefused")]
    public static partial void MutationRefused(this ILogger log, long mutation, string problem);

    [LoggerMessage(7, LogLevel.Warning, "A delta {From}..{To} does not continue the replica at {Sequence} ({Verdict}); pulling.", EventName = "Pulling")]
    public static partial void Pulling(this ILogger log, long from, long to, long sequence, Replicas.DeltaVerdict verdict);

    [LoggerMessage(8, LogLevel.Warning, "The server refused a frame: {Problem}", EventName = "FrameRefused")]
    public static partial void FrameRefused(this ILogger log, string problem);

    [LoggerMessage(9, LogLevel.Warning, "The server's count of mutations ({LastAtServer}) does not fit this replica's; it goes on under a new name.", EventName = "ReplicaRenamed")]
    public static partial void ReplicaRenamed(this ILogger log, long lastAtServer);

    [LoggerMessage(10, LogLevel.Warning, "Asset {Asset} could not be fetched: {Problem}", EventName = "AssetFailed")]
    public static partial void AssetFailed(this ILogger log, string asset, string problem);

    [LoggerMessage(11, LogLevel.Error, "The document slot could not be written.", EventName = "SlotFailed")]
    public static partial void SlotFailed(this ILogger log, Exception exception);

    [LoggerMessage(12, LogLevel.Error, "A session failed in a way that nobody foresaw.", EventName = "SessionFailed")]
    public static partial void SessionFailed(this ILogger log, Exception exception);

    [LoggerMessage(13, LogLevel.Error, "A part of the client stopped.", EventName = "LoopFailed")]
    public static partial void LoopFailed(this ILogger log, Exception exception);

    [LoggerMessage(14, LogLevel.Warning, "The second copy of the waiting edits could not be written; the next edit writes it anew.", EventName = "JournalFailed")]
    public static partial void JournalFailed(this ILogger log, Exception exception);

    [LoggerMessage(15, LogLevel.Error, "The replica's database was gone or had lost its last transactions; {Waiting} waiting mutations were taken from their second copy.", EventName = "ReplicaCaughtUp")]
    public static partial void ReplicaCaughtUp(this ILogger log, int waiting);
}
