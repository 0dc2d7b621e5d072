using RearCloud.Core.Documents;

namespace RearCloud.Server.Sync.Sessions;

/// <summary>What a session was let follow and what was withheld from it. When that is no longer true the session ends, and the client comes back as it now may.</summary>
internal sealed class SessionRights(Actor actor, IStreamAccess access)
{
    private IReadOnlyList<StreamId> _followed = [];
    private IReadOnlyList<StreamId> _withheld = [];

    /// <summary>The rights with which the session opened.</summary>
    public void Begin(SessionStart start) => (_followed, _withheld) = ([.. start.Followed.Select(c => c.Stream)], start.Withheld);

    /// <summary>True while the stream may be followed.</summary>
    public async ValueTask<bool> MayReadAsync(StreamId stream, CancellationToken cancellationToken) =>
        await access.OfAsync(actor, stream, cancellationToken) != StreamAccess.None;

    /// <summary>True while every right is as it was at the opening.</summary>
    public async ValueTask<bool> StandAsync(CancellationToken cancellationToken)
    {
        foreach (var stream in _followed)
        {
            if (!await MayReadAsync(stream, cancellationToken)) return false;
        }

        foreach (var stream in _withheld)
        {
            if (await MayReadAsync(stream, cancellationToken)) return false;
        }

        return true;
    }
}
