using System.Runtime.CompilerServices;
using RearCloud.Core;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Protocol.Frames;

namespace RearCloud.Server.Sync.Sessions;

/// <summary>
/// One session, without transport: frames in, frames out. A reader acts on the client's frames as they come; the writer is the caller, who takes the
/// next frame when the carrier has moved the last one. Memory is the same however slowly the client reads.
/// </summary>
internal sealed class SyncSession : IDisposable
{
    private static readonly TimeSpan LatePause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RightsPause = TimeSpan.FromSeconds(1);
    private static readonly ServerFrame.Goodbye RightsGoodbye = new(SessionProblems.RightsChanged, RightsPause);

    private readonly SessionPeer _peer;
    private readonly SessionTools _tools;
    private readonly SessionOutbox _outbox;
    private readonly SessionIntake _intake;
    private readonly ITimer _timer;
    private volatile bool _isQuiet;

    public SyncSession(SessionPeer peer, SessionTools tools)
    {
        _peer = peer;
        _tools = tools;
        _outbox = new SessionOutbox(tools.Machine.Post);
        _intake = new SessionIntake(peer, tools, _outbox);
        _timer = tools.Time.CreateTimer(_ => OnQuiet(), null, tools.Options.Value.HelloTimeout, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Runs the session to its end: a goodbye, the end of the input, or the token.</summary>
    /// <param name="input">The client's frames; a problem stands for bytes that are none.</param>
    /// <param name="cancellationToken">Fires when the connection is gone.</param>
    public async IAsyncEnumerable<ServerFrame> RunAsync(
        IAsyncEnumerable<Result<ClientFrame>> input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = _intake.RunAsync(input, ended.Token);
        _tools.Meter.SessionOpened(_peer.Carrier);
        try
        {
            while (await NextAsync(cancellationToken) is { } frame)
            {
                // Before the carrier: the station is the handing over, and the frame's arrival at the client must not come before it.
                if (frame is ServerFrame.Changes changes) MarkPushed(changes.Delta);
                yield return frame;
                // What is lost without harm is no sign that the session is well: heartbeats go on beside it.
                if (frame is ServerFrame.Previewed) continue;
                _isQuiet = false;
                _timer.Change(_tools.Options.Value.HeartbeatInterval, Timeout.InfiniteTimeSpan);
                if (frame is ServerFrame.Goodbye) break;
            }
        }
        finally
        {
            // Here, and not by the thread pool: a simulation runs on one thread.
#pragma warning disable CA1849
            ended.Cancel();
#pragma warning restore CA1849
            await reading;
            _tools.Meter.SessionClosed(_peer.Carrier);
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _intake.Dispose();
    }

    // The next frame to send; null when the client has closed its side and everything is answered.
    private async Task<ServerFrame?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            // Read before the replies: what the intake said before it ended is in them then.
            var isOver = _intake.IsOver;
            if (_outbox.TryTakeReply(out var reply)) return reply;
            if (_outbox.Goodbye is { } goodbye) return goodbye;
            try
            {
                if (await NextChangesAsync(cancellationToken) is { } changes) return changes;
                if (isOver) return null;
                if (_isQuiet && _intake.Streams.Count > 0) return await HeartbeatAsync(cancellationToken);
                // After the changes: what a preview came to is told before its end.
                if (_intake.Streams.Count > 0 && _intake.Previews.TryTake(out var previewed)) return previewed;
            }
            catch (StorageUnavailableException e)
            {
                return SessionIntake.StorageGoodbye(e);
            }

            await _outbox.WaitAsync(cancellationToken);
        }
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
