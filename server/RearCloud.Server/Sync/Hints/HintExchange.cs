using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RearCloud.Core;
using RearCloud.Server.Sync.Previews;

namespace RearCloud.Server.Sync.Hints;

/// <summary>
/// Tells the other nodes of this node's commits and previews and hears of theirs, for as long as the process lives. Everything here may be lost: a session
/// compares with the database at each heartbeat, and a preview is soon over.
/// </summary>
internal sealed class HintExchange(
    IHintRelay relay, HintOutbox outbox, StreamWatch watch, PreviewOutbox previews, RemotePreviews remote, SyncMeter meter, TimeProvider time, ILogger<HintExchange> log)
    : BackgroundService
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
    private readonly SemaphoreSlim _turn = new(1, 1);
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
        previews.Open(true);
        _trouble = null;
        SyncLog.HintsTravel(log, relay.Name);
        _gaps.Writer.TryWrite(true);

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var hinting = PublishHintsAsync(link, over.Token);
        var previewing = PublishPreviewsAsync(link, over.Token);
        var opened = time.GetTimestamp();
        try
        {
            await await Task.WhenAny(hinting, previewing, link.Lost);
        }
        finally
        {
            // A link that breaks as soon as it stands is the same outage still.
            if (time.GetElapsedTime(opened) >= LongestPause) _failures = 0;
            previews.Open(false);
            await over.CancelAsync();
            await Task.WhenAll(hinting, previewing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task PublishHintsAsync(IHintLink link, CancellationToken cancellationToken)
    {
        // What was waiting for its turn when the link before broke rings no more.
        await PublishAsync(link, preview: null, cancellationToken);
        while (true)
        {
            await outbox.WaitAsync(cancellationToken);
            await PublishAsync(link, preview: null, cancellationToken);
            await Task.Delay(Gathering, time, cancellationToken);
        }
    }

    private async Task PublishPreviewsAsync(IHintLink link, CancellationToken cancellationToken)
    {
        while (true)
        {
            await previews.WaitAsync(cancellationToken);
            var (taken, dropped) = (previews.Take(), 0);
            foreach (var text in PreviewText.Write(_node, taken, () => dropped++)) await PublishAsync(link, text, cancellationToken);
            meter.PreviewsSent(taken.Count - dropped);
            for (; dropped > 0; dropped--) meter.PreviewDropped();
            await Task.Delay(Limits.PreviewInterval, time, cancellationToken);
        }
    }

    // Hints go first whatever the turn is for: they wait for no more than the one text of previews that is on its way, and the edit that a preview came to
    // is told before its end.
    private async Task PublishAsync(IHintLink link, string? preview, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
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
            if (preview is not null) await link.PublishAsync(preview, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Hear(string message)
    {
        if (PreviewText.IsMarked(message))
        {
            remote.Hear(_node, message);
            return;
        }

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
