using RearCloud.Core;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Protocol.Frames;

namespace RearCloud.Server.Sync.Sessions;

/// <summary>
/// One session, without transport: frames in, frames out. A reader acts on the client's frames as they come; the writer is the caller, who takes the
/// next frame when the carrier has moved the last one. Memory is the same however slowly the client reads, and no frame is kept once it has gone.
/// </summary>
internal sealed class SyncSession : IAsyncDisposable
{
    private static readonly TimeSpan LatePause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RightsPause = TimeSpan.FromSeconds(1);
    private static readonly ServerFrame.Goodbye RightsGoodbye = new(SessionProblems.RightsChanged, RightsPause);

    private readonly SessionPeer _peer;
    private readonly SessionTools _tools;
    private readonly SessionOutbox _outbox;
    private readonly SessionIntake _intake;
    private readonly ITimer _timer;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _reading;
    private volatile bool _isQuiet;
    private bool _isHeard;
    private bool _isSaid;

    /// <summary>Begins to read.</summary>
    /// <param name="peer">The other side.</param>
    /// <param name="tools">What sessions share.</param>
    /// <param name="input">The client's frames; a problem stands for bytes that are none.</param>
    public SyncSession(SessionPeer peer, SessionTools tools, IAsyncEnumerable<Result<ClientFrame>> input)
    {
        _peer = peer;
        _tools = tools;
        _outbox = new SessionOutbox(tools.Machine.Post);
        _intake = new SessionIntake(peer, tools, _outbox);
        _timer = tools.Time.CreateTimer(static session => ((SyncSession)session!).OnQuiet(), this, tools.Options.Value.HelloTimeout, Timeout.InfiniteTimeSpan);
        _tools.Meter.SessionOpened(peer.Carrier);
        _reading = _intake.RunAsync(input, _ended.Token);
    }

    /// <summary>The next frame to send; the one before has been sent then. One caller at a time.</summary>
    /// <param name="cancellationToken">Fires when the connection is gone.</param>
    /// <returns>Null at the end: after a goodbye, or when the client has closed its side and everything is answered.</returns>
    /// <exception cref="OperationCanceledException">The connection is gone.</exception>
    public async ValueTask<ServerFrame?> NextAsync(CancellationToken cancellationToken)
    {
        RestIfHeard();
        while (!_isSaid)
        {
            // Read before the replies: what the intake said before it ended is in them then.
            var isOver = _intake.IsOver;
            try
            {
                if (await ReadyAsync(isOver, cancellationToken) is { } ready) return Hand(ready);
            }
            catch (StorageUnavailableException e)
            {
                return Hand(SessionIntake.StorageGoodbye(e));
            }

            if (isOver) return null;
            await _outbox.WaitAsync(cancellationToken);
        }

        return null;
    }

    /// <summary>Ends the reading and leaves everything that the session followed. Throws what the carrier threw when it read, which says how the call ends.</summary>
    public async ValueTask DisposeAsync()
    {
        // Here, and not by the thread pool: a simulation runs on one thread.
#pragma warning disable CA1849
        _ended.Cancel();
#pragma warning restore CA1849
        try
        {
            await _reading;
        }
        finally
        {
            _tools.Meter.SessionClosed(_peer.Carrier);
            await _timer.DisposeAsync();
            _intake.Dispose();
            _ended.Dispose();
        }
    }

    // What there is to send at this moment.
    private async ValueTask<ServerFrame?> ReadyAsync(bool isOver, CancellationToken cancellationToken)
    {
        if (_outbox.TryTakeReply(out var reply)) return reply;
        if (_outbox.Goodbye is { } goodbye) return goodbye;
        if (await NextChangesAsync(cancellationToken) is { } changes) return changes;
        if (isOver || _intake.Streams.Count == 0) return null;
        if (_isQuiet) return await HeartbeatAsync(cancellationToken);
        // After the changes: what a preview came to is told before its end.
        return _intake.Previews.TryTake(out var previewed) ? previewed : null;
    }

    private ServerFrame Hand(ServerFrame frame)
    {
        // Before the carrier: the station is the handing over, and the frame's arrival at the client must not come before it.
        if (frame is ServerFrame.Changes changes) MarkPushed(changes.Delta);
        // What is lost without harm is no sign that the session is well: heartbeats go on beside it.
        _isHeard = frame is not ServerFrame.Previewed;
        _isSaid = frame is ServerFrame.Goodbye;
        return frame;
    }

    private void RestIfHeard()
    {
        if (!_isHeard || _isSaid) return;
        _isHeard = _isQuiet = false;
        _timer.Change(_tools.Options.Value.HeartbeatInterval, Timeout.InfiniteTimeSpan);
    }

    private async Task<ServerFrame?> NextChangesAsync(CancellationToken cancellationToken)
    {
        foreach (var stream in _intake.Streams)
        {
            if (!stream.TryTake(out var isAsked)) continue;
            if (!await _intake.Rights.MayReadAsync(stream.Stream, cancellationToken)) return RightsGoodbye;
            var shared = await _tools.Reads.PullAsync(stream.Sent, cancellationToken);
            var delta = shared.Delta;
            if (!isAsked && !delta.IsReset && delta.From == delta.To) continue;
            if (!isAsked && shared.Frame(_intake.AcceptsBrotli, default).Length > _tools.Options.Value.PushBytes) return Poke(delta);
            return new ServerFrame.Changes(delta with { LastMutation = stream.Advance(delta) }) { Shared = shared, IsPacked = _intake.AcceptsBrotli };
        }

        return null;
    }

    // A large change is not pushed onto a reader that may be slow: it hears where the stream stands, and pulls.
    private ServerFrame.Heartbeat Poke(Delta delta) => new(_tools.Time.GetUtcNow(), [new StreamCookie(delta.Stream, delta.Epoch, delta.To)]);

    private async Task<ServerFrame> HeartbeatAsync(CancellationToken cancellationToken)
    {
        if (!await _intake.Rights.StandAsync(cancellationToken)) return RightsGoodbye;
        var heads = new List<StreamCookie>();
        foreach (var stream in _intake.Streams)
        {
            var head = await _tools.Reads.HeadAsync(stream.Stream, cancellationToken);
            // A hint was lost: the heartbeat bounds for how long that can stay unnoticed.
            if (head.Epoch != stream.Sent.Epoch || head.Sequence != stream.Sent.Sequence) stream.MarkDirty();
            heads.Add(head);
        }

        return new ServerFrame.Heartbeat(_tools.Time.GetUtcNow(), heads);
    }

    private void OnQuiet()
    {
        if (_intake.Streams.Count == 0) _outbox.SayGoodbye(new ServerFrame.Goodbye(SessionProblems.HelloLate, LatePause));
        _isQuiet = true;
        _outbox.Ring();
    }

    private void MarkPushed(Delta delta)
    {
        _tools.Meter.DeltaSent();
        var now = _tools.Time.GetUtcNow();
        foreach (var trace in delta.Traces) _tools.Traces.Mark(trace, EditStation.Pushed, now);
    }
}
