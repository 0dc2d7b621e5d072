using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Panel.Exchange;
using RearCloud.Panel.Films;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Pacing;
using RearCloud.Panel.Scenes;
using RearCloud.Panel.Signals;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;
using RearCloud.Panel.Statistics.Metering;
using RearCloud.Scene;

namespace RearCloud.Panel;

/// <summary>
/// A running panel: shows documents at the panel's own rate on threads of its own, one for scenes, one for frames, one that decodes films ahead and one that
/// watches over the scenes, with no network and no database.
/// It starts with the last good documents, or the factory document, and is never black because something it was given is bad.
/// </summary>
/// <remarks>All members are safe from any thread. Dispose the runtime before its sinks and its vsync. It is not started twice.</remarks>
public sealed class PanelRuntime : IPanelFeed, IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(1);

    private readonly PanelWorks _works;
    private readonly Doorbell _sceneBell = new();
    private readonly Doorbell _frameBell = new();
    private readonly Doorbell _watchBell = new();
    private readonly SceneWatchdog _watchdog;
    private readonly FrameThread _frameThread;
    private readonly FilmThread _filmThread;
    private readonly PanelMeter _meter;
    private readonly WatchedSink[] _watched;
    private int _state;

    /// <param name="options">What the panel is made of; read once, here.</param>
    /// <exception cref="ArgumentException">There is an <see cref="PanelOptions.Output"/>, and neither it nor the profile says how much light the panel gives.</exception>
    public PanelRuntime(PanelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _filmThread = new FilmThread(options.Assets, options.Faults);
        options = options with { Films = _filmThread.Rings, Sinks = [.. options.Sinks.Select(sink => WatchedSink.Of(sink, options.Panel.Size, options.Faults))] };
        _watched = [.. options.Sinks.OfType<WatchedSink>()];
        _works = new PanelWorks(options) { OnFrameNews = _frameBell.Ring };
        _works.Inbox.OnNews(_sceneBell.Ring);
        var vsync = options.Vsync ?? new TimerVsync(options.Panel.MaxRefreshHertz, options.Clock);
        var recall = new SceneRecall(_sceneBell, _frameBell);
        _watchdog = new SceneWatchdog(
            _works, options.SceneLimits, _watchBell, stage => new SceneThread(_works, stage, options.Clock, _sceneBell, recall, _watchBell));
        _frameThread = new FrameThread(_works, vsync, _frameBell, recall);
        _meter = new PanelMeter(_works);
    }

    /// <summary>How it has done since the start: a new object at each call, for once a second rather than once a frame.</summary>
    public PanelStatistics Statistics => _works.ReadStatistics();

    /// <summary>What it may draw now, for whoever asks often: a part of <see cref="Statistics"/>.</summary>
    public PowerEstimate Power => _works.EstimatePower();

    /// <summary>What failed while it went on.</summary>
    public FaultLog Faults => _works.Faults;

    /// <summary>When mutations passed the panel's stations.</summary>
    public EditTraceLog Traces => _works.Traces;

    /// <summary>True to show the panel's statistics over its scene.</summary>
    public bool HasOverlay
    {
        get => _works.HasOverlay;
        set
        {
            if (_works.HasOverlay == value) return;
            _works.HasOverlay = value;
            _sceneBell.Ring();
        }
    }

    /// <summary>Starts its threads; the first frame comes as soon as it is drawn. Documents that were shown before win over the last good ones.</summary>
    /// <exception cref="InvalidOperationException">It was started or disposed before.</exception>
    public void Start()
    {
        if (Interlocked.CompareExchange(ref _state, 1, 0) != 0) throw new InvalidOperationException("A panel starts once.");
        _watchdog.Start();
        _frameThread.Start();
        _filmThread.Start();
    }

    /// <summary>Shows documents from the next frame on; the panel chooses layout and wallpaper. Only the newest call counts, and it returns at once.</summary>
    /// <param name="documents">All documents that the device has; they must not change afterwards. What cannot be shown is a fault, and the last good ones stay.</param>
    /// <param name="traces">Mutations that are in them for the first time, whose way to the pixels is to be noted; null for none.</param>
    public void Show(IReadOnlyList<Document> documents, IReadOnlyList<TraceId>? traces = null) => _works.Show(documents, traces ?? []);

    /// <inheritdoc/>
    public void Feed(string name, SignalValue value) => _works.Feed(name, value);

    /// <inheritdoc/>
    public void Forget(string name) => _works.Forget(name);

    /// <inheritdoc/>
    public void SetZone(TimeZoneInfo zone) => _works.Inbox.SetZone(zone);

    /// <summary>Somebody touches the panel: it runs at its fastest rate for a while, so that what follows the finger follows it at once.</summary>
    public void Touch()
    {
        _frameThread.Touch();
        _frameBell.Ring();
    }

    /// <summary>The panel's wear as some kilobytes, to be kept and given to the next start by <see cref="Post.OutputOptions.Wear"/>; null without an output.</summary>
    public byte[]? SaveWear() => _works.SaveWear();

    /// <summary>Draws the panel anew, because images came or went that its documents name.</summary>
    public void ImagesChanged()
    {
        _works.ImagesChanged();
        _frameBell.Ring();
    }

    /// <summary>The films that are shown.</summary>
    internal FilmRings Films => _filmThread.Rings;

    /// <summary>Ends its threads at their next beat. A thread that hangs in a sink or a vsync is left behind after a second.</summary>
    public async ValueTask DisposeAsync()
    {
        var before = Interlocked.Exchange(ref _state, 2);
        if (before == 2) return;
        _works.Inbox.OnNews(null);
        _meter.Dispose();
        if (before == 0)
        {
            await DisposeSinksAsync().ConfigureAwait(false);
            return;
        }

        _watchdog.Stop();
        _frameThread.Stop();
        _filmThread.Stop();
        var ended = await Task.Run(() => _watchdog.Join(StopLimit) & _frameThread.Join(StopLimit) & _filmThread.Join(StopLimit)).ConfigureAwait(false);

        await DisposeSinksAsync().ConfigureAwait(false);
        // A thread that hangs in a sink keeps its bell: closing it under the thread would give the number to another file.
        if (!ended) return;
        _works.OnFrameNews = null;
        _watchBell.Dispose();
        _sceneBell.Dispose();
        _frameBell.Dispose();
        _filmThread.Dispose();
    }

    private Task DisposeSinksAsync() => Task.Run(() =>
    {
        foreach (var sink in _watched) sink.Dispose();
    });
}
