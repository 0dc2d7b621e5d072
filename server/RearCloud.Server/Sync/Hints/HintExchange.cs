using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RearCloud.Server.Sync.Hints;

/// <summary>
/// Tells the other nodes of this node's commits and hears of theirs, for as long as the process lives. Everything here may be lost: a session compares
/// with the database at each heartbeat.
/// </summary>
internal sealed class HintExchange(IHintRelay relay, HintOutbox outbox, StreamWatch watch, SyncMeter meter, TimeProvider time, ILogger<HintExchange> log) : BackgroundService
{
    /// <summary>After a hint went out the next wait so long, and go together. A hint that comes when nothing went out lately goes at once.</summary>
    public static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(3);

    /// <summary>What was missed while there was no link is looked for over this time, so that not every session reads at once.</summary>
    public static readonly TimeSpan CatchUpTime = TimeSpan.FromSeconds(1);

    private const int CatchUpSteps = 50;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly string _node = Guid.NewGuid().ToString("n");
    private readonly Channel<bool> _gaps = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });
    private volatile string? _trouble = "not connected yet";
    private int _failures;

    /// <summary>What carries the hints.</summary>
    public string RelayName => relay.Name;

    /// <summary>Why no hints travel at present; null while they do.</summary>
    public string? Trouble => _trouble;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        outbox.Open();
        var catchingUp = CatchUpAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ConnectAndRunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // Whatever a relay throws, edits go on without hints, and the next attempt follows.
            catch (Exception e)
#pragma warning restore CA1031
            {
                // One line for each outage: further attempts that fail say nothing new.
                if (_failures++ == 0) SyncLog.HintsLost(log, e, relay.Name);
                _trouble = e.Message;
            }

            await Task.Delay(Pause(), time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await catchingUp.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ConnectAndRunAsync(CancellationToken cancellationToken)
    {
        await using var link = await relay.OpenAsync(Hear, cancellationToken);
        _trouble = null;
        SyncLog.HintsTravel(log, relay.Name);
        _gaps.Writer.TryWrite(true);

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var publishing = PublishAsync(link, over.Token);
        var opened = time.GetTimestamp();
        try
        {
            await await Task.WhenAny(publishing, link.Lost);
        }
        finally
        {
            // A link that breaks as soon as it stands is the same outage still.
            if (time.GetElapsedTime(opened) >= LongestPause) _failures = 0;
            await over.CancelAsync();
            await publishing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task PublishAsync(IHintLink link, CancellationToken cancellationToken)
    {
        while (true)
        {
            await outbox.WaitAsync(cancellationToken);
            var hints = outbox.Take();
            try
            {
                foreach (var message in HintText.Write(_node, hints)) await link.PublishAsync(message, cancellationToken);
            }
            catch
            {
                // They wait for the next link; a hint that goes out twice does no harm.
                foreach (var hint in hints) outbox.Add(hint.Stream, hint.Sequence);
                throw;
            }

            meter.HintsSent(hints.Count);
            await Task.Delay(Gathering, time, cancellationToken);
        }
    }

    private void Hear(string message)
    {
        if (HintText.Read(message) is not var (node, hints) || node == _node) return;
        meter.HintsHeard(hints.Count);
        foreach (var hint in hints) watch.Hear(hint.Stream);
    }

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await foreach (var _ in _gaps.Reader.ReadAllAsync(cancellationToken))
        {
            var watchers = watch.Everyone();
            Random.Shared.Shuffle(watchers);
            foreach (var some in watchers.Chunk((watchers.Length / CatchUpSteps) + 1))
            {
                foreach (var onDirty in some) onDirty();
                await Task.Delay(CatchUpTime / CatchUpSteps, time, cancellationToken);
            }
        }
    }

    // Between half of a ceiling and the whole, so that nodes that lost a relay together do not come back together.
    private TimeSpan Pause()
    {
        var ceiling = FirstPause * (1 << Math.Clamp(_failures - 1, 0, 6));
        return (ceiling < LongestPause ? ceiling : LongestPause) * ((1 + Random.Shared.NextDouble()) / 2);
    }
}
