using Microsoft.Extensions.Logging;
using RearCloud.Client.Carriers;
using RearCloud.Client.Replicas;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Replicas;
using RearCloud.Protocol;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Waiting;

namespace RearCloud.Client.Session;

/// <summary>
/// The replica's side of one session, whatever carries it: one half receives and commits, the other sends what the desk and the outbox hold.
/// Both go at the pace of the slower side; nothing queues up.
/// </summary>
internal sealed class ClientSession(
    Replica replica, IReadOnlyList<SharedReplica> shared, string software, ClientMachine machine, TimeProvider time, ILogger log, Action<Sequence> onUpToDate)
{
    /// <summary>How long a server may take to say welcome.</summary>
    public static readonly TimeSpan WelcomePatience = TimeSpan.FromSeconds(15);

    // A server that hangs up says why first; a sender that notices the closed door lets the receiver read that.
    private static readonly TimeSpan LastWordsPatience = TimeSpan.FromSeconds(2);

    private readonly SessionDesk _desk = new();
    private readonly StreamFollow _own = new(replica, time, log);
    private readonly SharedFollows _shared = new(shared, time, log);

    /// <summary>True if the server has welcomed the replica.</summary>
    public bool WasWelcomed => _desk.IsOpen;

    /// <summary>The clocks' difference.</summary>
    public ClockOffset Clock { get; } = new();

    /// <summary>Runs the session to its end.</summary>
    /// <exception cref="CarrierException">The link broke.</exception>
    /// <exception cref="OperationCanceledException">The caller ended it.</exception>
    public async Task<SessionEnd> RunAsync(ICarrierLink link, CancellationToken cancellationToken)
    {
        using var life = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watchdog = new Watchdog(time, WelcomePatience, life.Cancel);
        await using var watchdogDisposal = watchdog.ConfigureAwait(false);
        var receiving = ReceiveAsync(link, watchdog, life.Token);
        var sending = SendAsync(link, life.Token);
        var first = await Task.WhenAny(receiving, sending).ConfigureAwait(false);
        if (first == sending && sending.IsFaulted) await Task.WhenAny(receiving, Pause.WaitAsync(LastWordsPatience, time, machine.Post, life.Token)).ConfigureAwait(false);
        // Here, and not by the thread pool: a simulation runs on one thread.
#pragma warning disable CA1849
        life.Cancel();
#pragma warning restore CA1849
        try
        {
            var end = await receiving.ConfigureAwait(false);
            await SwallowAsync(sending).ConfigureAwait(false);
            return end;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The sender's failure, if there is one, is the reason; else the silence was.
            await SwallowCancellationAsync(sending).ConfigureAwait(false);
            return new SessionEnd(watchdog.HasBarked ? Silence : Closed);
        }
        catch
        {
            await SwallowAsync(sending).ConfigureAwait(false);
            throw;
        }
        finally
        {
            replica.OwnPreview.SetOpen(false);
            replica.HeardPreviews.Clear();
        }
    }

    private async Task<SessionEnd> ReceiveAsync(ICarrierLink link, Watchdog watchdog, CancellationToken cancellationToken)
    {
        var reader = new SessionReader(replica, _own, _shared, _desk, Clock, watchdog, time, log, onUpToDate);
        await foreach (var received in link.ReceiveAsync(cancellationToken).ConfigureAwait(false))
        {
            watchdog.Calm();
            if (!received.TryGet(out var frame, out var problem)) return new SessionEnd(problem);
            if (await reader.TakeAsync(frame, cancellationToken).ConfigureAwait(false) is { } end) return end;
            replica.OutboxBell.Ring();
        }

        return new SessionEnd(Closed);
    }

    private async Task SendAsync(ICarrierLink link, CancellationToken cancellationToken)
    {
        var state = replica.State;
        IReadOnlyList<StreamCookie> cookies = state.Cookie is { } cookie ? [cookie, .. _shared.Cookies] : [.. _shared.Cookies];
        await link.SendAsync(
            new ClientFrame.Hello(ProtocolVersions.Current, state.Client, software, cookies) { AcceptsBrotli = true, View = state.Kinds, FollowsOwn = state.Cookie is null && cookies.Count > 0, WantsPreviews = replica.WantsPreviews }, cancellationToken)
            .ConfigureAwait(false);
        while (true)
        {
            await replica.OutboxBell.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (_desk.IsOpen) await SendDueAsync(link, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SendDueAsync(ICarrierLink link, CancellationToken cancellationToken)
    {
        if (_desk.IsSubmitting && _desk.IsCareful) return;
        // Edits that were made meanwhile wait for the answer; a preview that came to one of them does not end before it.
        var mayEndPreview = !_desk.IsSubmitting;
        if (!_desk.IsSubmitting)
        {
            var batch = await replica.TakeBatchAsync(_desk.IsCareful ? 1 : Limits.MutationsPerBatch, cancellationToken).ConfigureAwait(false);
            if (!batch.IsEmpty)
            {
                _desk.Submitting(batch);
                await link.SendAsync(new ClientFrame.Submit(replica.State.Stream!.Value, batch), cancellationToken).ConfigureAwait(false);
                if (_desk.IsCareful) return;
            }
        }

        if (replica.OwnPreview.TryTake(replica.State.Stream!.Value, mayEndPreview, out var preview)) await link.SendAsync(preview, cancellationToken).ConfigureAwait(false);
        if (_own.TakePull() is { } due) await link.SendAsync(due, cancellationToken).ConfigureAwait(false);
        foreach (var pull in _shared.TakePulls()) await link.SendAsync(pull, cancellationToken).ConfigureAwait(false);
        if (_desk.TakePing()) await link.SendAsync(new ClientFrame.Ping(time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
    }

    private static async Task SwallowAsync(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static async Task SwallowCancellationAsync(Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It was told to stop.
        }
    }

    private static Problem Silence { get; } = new("session.silent", "", "The server was silent for too long.", "The next attempt follows by itself.");

    private static Problem Closed { get; } = new("session.closed", "", "The server closed the session.", "The next attempt follows by itself.");
}
