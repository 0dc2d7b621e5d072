using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;
using RearCloud.Core;
using RearCloud.Protocol.Frames;

namespace RearCloud.Server.Sync.Sessions;

/// <summary>The open sessions, bounded for each account.</summary>
internal sealed class SessionRegistry(IOptions<SyncOptions> options, SessionAdmission admission, TimeProvider time) : ISessionRegistry
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SessionHandle> _open = [];

    // Of each account that has any: counting by a look at every session would hold up all others when thousands come back together.
    private readonly Dictionary<string, int> _openOfAccount = [];

    public IReadOnlyList<OpenSession> Open => Where(_ => true).Select(s => s.Info).OrderBy(s => s.Since).ToList();

    public Task CloseAsync(string deviceId, Problem reason, CancellationToken cancellationToken) =>
        CloseAsync(s => s.DeviceId == deviceId, _ => new ServerFrame.Goodbye(reason, null), cancellationToken);

    /// <summary>Says goodbye to all and returns when they have ended: they come back to the server that starts next, each at a time of its own.</summary>
    public Task DrainAsync(CancellationToken cancellationToken) =>
        CloseAsync(_ => true, count => new ServerFrame.Goodbye(SessionProblems.Restarting, admission.Spread(count)), cancellationToken);

    /// <summary>Takes the session in unless its account has its fill.</summary>
    public bool TryAdd(SessionHandle session)
    {
        lock (_gate)
        {
            var mine = _openOfAccount.GetValueOrDefault(session.Info.AccountId);
            if (mine >= options.Value.SessionsPerAccount || !_open.TryAdd(session.Info.Session, session)) return false;
            _openOfAccount[session.Info.AccountId] = mine + 1;
            return true;
        }
    }

    public void Remove(SessionHandle session)
    {
        lock (_gate)
        {
            if (_open.Remove(session.Info.Session) && --CollectionsMarshal.GetValueRefOrNullRef(_openOfAccount, session.Info.AccountId) == 0)
                _openOfAccount.Remove(session.Info.AccountId);
        }

        session.MarkEnded();
    }

    private Task CloseAsync(Func<OpenSession, bool> isMeant, Func<int, ServerFrame.Goodbye> goodbye, CancellationToken cancellationToken)
    {
        var sessions = Where(isMeant);
        return Task.WhenAll(sessions.Select(s => s.CloseAsync(goodbye(sessions.Count), options.Value.GoodbyeGrace, time, cancellationToken)));
    }

    private List<SessionHandle> Where(Func<OpenSession, bool> isMeant)
    {
        lock (_gate) return _open.Values.Where(s => isMeant(s.Info)).ToList();
    }
}
