using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Protocol;

namespace RearCloud.Server.Sync.Sessions;

/// <summary>What a session may refuse or end with.</summary>
internal static class SessionProblems
{
    public static Problem HelloMissing { get; } =
        new("session.hello-first", "", "The first frame of a session is Hello.", "Open the session with Hello.");

    public static Problem HelloAgain { get; } =
        new("session.hello-again", "", "The session is open already.", "Send Hello once; open another connection for another session.");

    public static Problem HelloLate { get; } =
        new("session.hello-late", "", "The connection was opened but no Hello came.", "Send Hello at once.");

    public static Problem ReservedClient { get; } =
        new("session.client", "", "This client id belongs to the server.", "Choose a random client id for each installation.");

    public static Problem TooManyStreams { get; } =
        new("session.streams", "", $"A session follows at most {Limits.StreamsPerSession} streams.", "Name fewer cookies.");

    public static Problem TooManySessions { get; } =
        new("session.too-many", "", "The account has too many open sessions.", "Close some, or come back later.");

    public static Problem TooManyWrongFrames { get; } =
        new("session.wrong-frames", "", "Too many frames in a row were wrong.", "Update the program that sends them.");

    public static Problem Restarting { get; } =
        new("server.stopping", "", "The server stops or restarts.", "Come back after the given time.");

    public static Problem Crowded { get; } =
        new("server.crowded", "", "More clients come back than the server can take in at once.", "Come back after the given time.");

    public static Problem RightsChanged { get; } =
        new("session.rights", "", "What the account may follow has changed.", "Open the session again: the welcome says which streams it follows.");

    public static Problem TooFast(int perSecond) => new(
        "session.rate", "", $"The client sends faster than {perSecond} mutations or frames a second.", "Send less; until then the server takes nothing faster than that.");

    public static Problem Version(int version) => new(
        "session.version", "", $"The server speaks versions {ProtocolVersions.Oldest} to {ProtocolVersions.Current} of the protocol, not {version}.", "Update the older side.");

    public static Problem ForeignStream(StreamId stream) =>
        new("session.stream", "", $"The account has no access to stream '{stream}'.", "Follow the streams of the account.");

    public static Problem UnknownStream(StreamId stream) =>
        new("session.stream-not-followed", "", $"The session does not follow stream '{stream}'.", "Name the stream's cookie in Hello.");

    public static Problem BatchSize(int count) =>
        new("submit.size", "", $"The submission has {count} mutations; 1 to {Limits.MutationsPerBatch} are allowed.", "Split it.");
}
