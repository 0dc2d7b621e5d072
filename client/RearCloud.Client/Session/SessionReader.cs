using Microsoft.Extensions.Logging;
using RearCloud.Client.Outbox;
using RearCloud.Client.Replicas;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Protocol.Frames;

namespace RearCloud.Client.Session;

/// <summary>Takes the server's frames one by one, commits what they say, and puts on the desk what has to be answered.</summary>
internal sealed class SessionReader(
    Replica replica, StreamFollow own, SharedFollows shared, SessionDesk desk, ClockOffset clock, Watchdog watchdog, TimeProvider time, ILogger log, Action<Sequence> onUpToDate)
{
    /// <summary>Silence of so many heartbeats means that the connection is dead.</summary>
    private const int HeartbeatsOfPatience = 3;

    /// <summary>The clocks are compared again after so many heartbeats.</summary>
    private const int HeartbeatsBetweenPings = 20;

    private static readonly TimeSpan LeastPatience = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan MostPatience = TimeSpan.FromMinutes(10);

    private int _heartbeats;

    /// <summary>Takes a frame; not null if the session ends with it.</summary>
    public async Task<SessionEnd?> TakeAsync(ServerFrame frame, CancellationToken cancellationToken)
    {
        if (!desk.IsOpen && frame is not (ServerFrame.Welcome or ServerFrame.Goodbye or ServerFrame.Refused)) return new SessionEnd(OutOfTurn);
        switch (frame)
        {
            case ServerFrame.Welcome welcome:
                return desk.IsOpen ? new SessionEnd(OutOfTurn) : await WelcomeAsync(welcome, cancellationToken).ConfigureAwait(false);
            case ServerFrame.Changes changes:
                return await ApplyAsync(changes.Delta, cancellationToken).ConfigureAwait(false);
            case ServerFrame.Submitted submitted:
                return await SettleAsync(submitted.Result, cancellationToken).ConfigureAwait(false);
            case ServerFrame.Heartbeat heartbeat:
                Compare(heartbeat.Heads);
                return null;
            case ServerFrame.Pong pong:
                clock.Note(pong.ClientTime, pong.ServerTime, time.GetUtcNow());
                return null;
            case ServerFrame.Previewed previewed:
                if (previewed.Stream == replica.State.Stream) replica.HeardPreviews.Hear(previewed);
                return null;
            case ServerFrame.Refused refused:
                return await RefusedAsync(refused.Problem, cancellationToken).ConfigureAwait(false);
            case ServerFrame.Goodbye goodbye:
                return new SessionEnd(goodbye.Reason) { IsRefusal = goodbye.RetryAfter is null, RetryAfter = goodbye.RetryAfter };
            default:
                throw new InvalidOperationException($"There is no frame {frame.GetType().Name}.");
        }
    }

    private async Task<SessionEnd?> WelcomeAsync(ServerFrame.Welcome welcome, CancellationToken cancellationToken)
    {
        if (welcome.Streams.Count == 0) return new SessionEnd(NoStream);
        if (!await replica.BindAsync(welcome.Streams[0], cancellationToken).ConfigureAwait(false)) return new SessionEnd(OtherAccount) { IsRefusal = true };
        if (!OutboxStep.Fits(replica.State, welcome.LastMutation)) return await RenameAsync(welcome.LastMutation, cancellationToken).ConfigureAwait(false);

        var patience = welcome.HeartbeatInterval * HeartbeatsOfPatience;
        shared.Welcome(welcome.Streams);
        watchdog.Calm(patience < LeastPatience ? LeastPatience : patience > MostPatience ? MostPatience : patience);
        log.SessionOpened(welcome.Session, welcome.Streams[0].Value, replica.State.Sequence.Value);
        desk.Open();
        replica.OwnPreview.SetOpen(true);
        return null;
    }

    private async Task<SessionEnd?> ApplyAsync(Delta delta, CancellationToken cancellationToken)
    {
        if (delta.Stream != replica.State.Stream)
        {
            await shared.ApplyAsync(delta, cancellationToken).ConfigureAwait(false);
            return null;
        }

        if (!(await own.ApplyAsync(delta, cancellationToken).ConfigureAwait(false)).TryGet(out var isApplied, out var problem)) return new SessionEnd(problem);
        if (isApplied && !delta.HasMore) onUpToDate(delta.To);
        return null;
    }

    private async Task<SessionEnd?> SettleAsync(SubmitResult result, CancellationToken cancellationToken)
    {
        if (result.Stream != replica.State.Stream) return null;
        var batch = desk.TakeAnswered();
        foreach (var refused in result.Results.Where(r => r.Outcome == MutationOutcome.Refused))
            log.MutationRefused(refused.Id.Value, refused.Problem?.ToString() ?? "no reason given");
        await replica.SettleAsync(batch, result.Results, cancellationToken).ConfigureAwait(false);
        if (result.ResumeAt is { } resumeAt) return await RenameAsync(new MutationId(resumeAt.Value - 1), cancellationToken).ConfigureAwait(false);
        return result.Results.Count == 0 ? new SessionEnd(NoAnswer) : null;
    }

    // The heads bound how stale a replica can be although every push may be lost.
    private void Compare(IReadOnlyList<StreamCookie> heads)
    {
        if (++_heartbeats % HeartbeatsBetweenPings == 0) desk.AskPing();
        if (heads.FirstOrDefault(h => h.Stream == replica.State.Stream) is { } head && own.Compare(head)) onUpToDate(head.Sequence);
        shared.Compare(heads);
    }

    private async Task<SessionEnd?> RefusedAsync(Problem problem, CancellationToken cancellationToken)
    {
        log.FrameRefused(problem.ToString());
        // A preview is nobody's loss, and no answer to a submission.
        if (problem.Code.StartsWith(PreviewCheck.Codes, StringComparison.Ordinal)) return null;
        var batch = desk.TakeAnswered();
        if (batch.IsEmpty) return desk.IsOpen ? null : new SessionEnd(problem);
        if (!desk.IsCareful)
        {
            desk.BeCareful();
            return null;
        }

        // The server could not even read this one, so its number is still free there: it leaves the queue, and the rest is numbered anew.
        var refused = new MutationResult(batch[0].Id, MutationOutcome.Refused, replica.State.Sequence, problem);
        await replica.SettleAsync(batch, [refused], cancellationToken).ConfigureAwait(false);
        return await RenameAsync(new MutationId(batch[0].Id.Value - 1), cancellationToken).ConfigureAwait(false);
    }

    private async Task<SessionEnd> RenameAsync(MutationId lastAtServer, CancellationToken cancellationToken)
    {
        log.ReplicaRenamed(lastAtServer.Value);
        await replica.RenameAsync(cancellationToken).ConfigureAwait(false);
        return new SessionEnd(Renamed);
    }

    private static Problem OutOfTurn { get; } = new("session.out-of-turn", "", "The server sent a frame at a time when it has no meaning.", "The next attempt follows by itself.");

    private static Problem NoStream { get; } = new("session.no-stream", "", "The server follows no stream for this device.", "Enrol the device with an account.");

    private static Problem OtherAccount { get; } = new("replica.other-account", "", "The data folder holds another account's replica.", "Give each account a data folder of its own.");

    private static Problem NoAnswer { get; } = new("session.no-answer", "", "The server answered a submission with nothing.", "The next attempt follows by itself.");

    private static Problem Renamed { get; } = new("session.renamed", "", "The replica goes on under a new name.", "The next attempt follows by itself.");
}
