using RearCloud.Core;
using RearCloud.Core.Replicas;
using RearCloud.Protocol;
using RearCloud.Protocol.Frames;
using RearCloud.Server.Sync.Intake;

namespace RearCloud.Server.Sync.Sessions;

/// <summary>Judges a hello.</summary>
internal static class SessionOpening
{
    // A client of another version may find an updated server later.
    private static readonly TimeSpan VersionPause = TimeSpan.FromHours(1);

    /// <summary>The cookies that the session starts from, or the goodbye.</summary>
    public static (IReadOnlyList<StreamCookie> Cookies, ServerFrame.Goodbye? Goodbye) Judge(ClientFrame.Hello hello, Actor actor)
    {
        if (hello.ProtocolVersion is < ProtocolVersions.Oldest or > ProtocolVersions.Current)
            return ([], new ServerFrame.Goodbye(SessionProblems.Version(hello.ProtocolVersion), VersionPause));
        if (hello.Client == EditIntake.ServerClient) return Refuse(SessionProblems.ReservedClient);
        if (hello.Cookies.Count > Limits.StreamsPerSession) return Refuse(SessionProblems.TooManyStreams);
        if (hello.Cookies.FirstOrDefault(c => !actor.MayUse(c.Stream)) is { } foreign) return Refuse(SessionProblems.ForeignStream(foreign.Stream));
        if (hello.Cookies.Count == 0) return ([StreamCookie.Start(actor.Stream) with { View = hello.View }], null);
        return (hello.Cookies.DistinctBy(c => c.Stream).ToList(), null);
    }

    private static (IReadOnlyList<StreamCookie> Cookies, ServerFrame.Goodbye? Goodbye) Refuse(Problem problem) =>
        ([], new ServerFrame.Goodbye(problem, null));
}
