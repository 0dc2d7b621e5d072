using RearCloud.Core;
using RearCloud.Core.Documents;
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

    /// <summary>What the session starts from, or the goodbye.</summary>
    public static async ValueTask<(SessionStart Start, ServerFrame.Goodbye? Goodbye)> JudgeAsync(
        ClientFrame.Hello hello, Actor actor, IStreamAccess access, CancellationToken cancellationToken)
    {
        if (hello.ProtocolVersion is < ProtocolVersions.Oldest or > ProtocolVersions.Current)
            return Refuse(SessionProblems.Version(hello.ProtocolVersion), VersionPause);
        if (hello.Client == EditIntake.ServerClient) return Refuse(SessionProblems.ReservedClient);
        var named = Named(hello, actor);
        if (hello.Cookies.Count > Limits.StreamsPerSession || named.Count > Limits.StreamsPerSession) return Refuse(SessionProblems.TooManyStreams);
        // Such a cookie is no wish that may come true later: the replica belongs to somebody else.
        if (named.Find(c => actor.IsForeign(c.Stream)) is { } foreign) return Refuse(SessionProblems.ForeignStream(foreign.Stream));

        var followed = new List<StreamCookie>();
        var withheld = new List<StreamId>();
        foreach (var cookie in named)
        {
            if (await access.OfAsync(actor, cookie.Stream, cancellationToken) != StreamAccess.None) followed.Add(cookie);
            else withheld.Add(cookie.Stream);
        }

        return followed.Count > 0 ? (new SessionStart(followed, withheld), null) : Refuse(SessionProblems.ForeignStream(withheld[0]));
    }

    // The account's own stream stands first: a welcome's count of mutations is of the first stream.
    private static List<StreamCookie> Named(ClientFrame.Hello hello, Actor actor)
    {
        var named = hello.Cookies.DistinctBy(c => c.Stream).OrderBy(c => c.Stream == actor.Stream ? 0 : 1).ToList();
        if (named.Count == 0 || (hello.FollowsOwn && named[0].Stream != actor.Stream)) named.Insert(0, StreamCookie.Start(actor.Stream) with { View = hello.View });
        return named;
    }

    private static (SessionStart Start, ServerFrame.Goodbye? Goodbye) Refuse(Problem problem, TimeSpan? retryAfter = null) =>
        (new SessionStart([], []), new ServerFrame.Goodbye(problem, retryAfter));
}
