using Microsoft.Extensions.Logging;
using RearCloud.Client.Carriers;
using RearCloud.Client.Replicas;
using RearCloud.Client.Session;
using RearCloud.Client.Watching;
using RearCloud.Core;
using RearCloud.Protocol.Waiting;

namespace RearCloud.Client.Connecting;

/// <summary>Keeps a session with the server for as long as the client lives: connects, and when that ends waits and connects anew.</summary>
internal sealed class SyncLoop(
    Replica replica, IReadOnlyList<SharedReplica> shared, CarrierChoice carriers, Backoff backoff, string software, ClientMachine machine, TimeProvider time, ILogger log)
{
    /// <summary>A session that held so long was good: the next failure is the first again.</summary>
    private static readonly TimeSpan GoodSession = TimeSpan.FromSeconds(10);

    /// <summary>After a refused token: seldom, but not never, in case that the refusal was a proxy's or a passing mistake.</summary>
    private static readonly TimeSpan RefusedRetry = TimeSpan.FromMinutes(15);

    private ClockOffset? _clock;

    public LatestValue<SyncState> State { get; } = new(new SyncState.Connecting(), machine.Post);

    /// <summary>How far the server's clock is ahead; null before the first answer.</summary>
    public TimeSpan? ClockOffset => Volatile.Read(ref _clock)?.Value;

    /// <summary>Runs until it is cancelled, or until the server says that this device shall not come back.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            State.Set(new SyncState.Connecting());
            var end = await AttemptAsync(carriers.Current, cancellationToken).ConfigureAwait(false);
            if (end is null) return;
            if (end.IsRefusal && end.RetryAfter is null)
            {
                log.DeviceRefused(end.Reason.ToString());
                State.Set(new SyncState.Refused(end.Reason, RetryAt: null));
                return;
            }

            // The server's word is the least; the jitter spreads those who heard the same word.
            var wait = (end.RetryAfter ?? TimeSpan.Zero) + backoff.Next();
            var retryAt = time.GetUtcNow() + wait;
            log.SessionEnded(end.Reason.ToString(), (long)wait.TotalMilliseconds);
            State.Set(end.IsRefusal ? new SyncState.Refused(end.Reason, retryAt) : new SyncState.Offline(end.Reason, retryAt));
            await Pause.WaitAsync(wait, time, machine.Post, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<SessionEnd?> AttemptAsync(ICarrier carrier, CancellationToken cancellationToken)
    {
        log.Connecting(carrier.Kind);
        var started = time.GetTimestamp();
        var session = new ClientSession(replica, shared, software, machine, time, log, sequence => State.Set(new SyncState.UpToDate(sequence, carrier.Kind)));
        Volatile.Write(ref _clock, session.Clock);
        var end = await RunSessionAsync(carrier, session, cancellationToken).ConfigureAwait(false);
        if (session.WasWelcomed) carriers.Worked();
        else carriers.Failed();
        if (session.WasWelcomed && time.GetElapsedTime(started) >= GoodSession) backoff.Reset();
        return end;
    }

    private async Task<SessionEnd?> RunSessionAsync(ICarrier carrier, ClientSession session, CancellationToken cancellationToken)
    {
        try
        {
            var link = await carrier.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using var disposal = link.ConfigureAwait(false);
            return await session.RunAsync(link, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (CarrierException e)
        {
            return new SessionEnd(e.Problem) { IsRefusal = e.IsRefusal, RetryAfter = e.IsRefusal ? RefusedRetry : null };
        }
        catch (ReplicaNotStoredException e)
        {
            return new SessionEnd(e.Problem);
        }
        catch (Exception e)
        {
            // The loop is the root of its thread of work: whatever a session comes to, the device goes on trying.
            log.SessionFailed(e);
            return new SessionEnd(new Problem("session.failed", "", $"The session failed: {e.Message}", "The next attempt follows by itself."));
        }
    }
}
