using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Pacing;
using RearCloud.Panel.Scenes;
using RearCloud.Panel.Signals;
using RearCloud.Panel.Sinks.Isolation;
using RearCloud.Panel.Statistics;
using RearCloud.Scene;

namespace RearCloud.Panel;

/// <summary>
/// A running panel: shows documents at the panel's own rate on two threads of its own, with no network and no database.
/// A sink that may wait has a thread too, and never holds a frame. It starts with the last good documents, or the factory document, and is never
/// black because something it was given is bad.
/// </summary>
/// <remarks>All members are safe from any thread. Dispose the runtime before its sinks.</remarks>
public sealed class PanelRuntime : IPanelFeed, IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(1);

    private readonly SinkThreads _sinks;
    private readonly PanelWorks _works;
    private readonly Doorbell _sceneBell = new();
    private readonly Doorbell _frameBell = new();
    private readonly SceneThread _sceneThread;
    private readonly FrameThread _frameThread;
    private int _state;

    public PanelRuntime(PanelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _sinks = new SinkThreads(options.Sinks, options.Panel.Size, options.Clock, options.Faults);
        _works = new PanelWorks(options with { Sinks = _sinks.Sinks }) { OnSnapshot = _frameBell.Ring };
        _works.Inbox.OnNews(_sceneBell.Ring);
        var vsync = options.Vsync ?? new TimerVsync(options.Panel.MaxRefreshHertz, options.Clock);
        _sceneThread = new SceneThread(_works, options.Clock, _sceneBell);
        _frameThread = new FrameThread(_works.Frames, _works.Exchange, vsync, _works.FrameStatistics, _frameBell);
    }

    /// <summary>How it has done since the start.</summary>
    public PanelStatistics Statistics => _works.ReadStatistics();

    /// <summary>What failed while it went on.</summary>
    public FaultLog Faults => _works.Faults;

    /// <summary>When mutations passed the panel's stations.</summary>
    public EditTraceLog Traces => _works.Traces;

    /// <summary>Starts the threads. Documents that were shown before win over the last good ones.</summary>
    public void Start()
    {
        if (Interlocked.CompareExchange(ref _state, 1, 0) != 0) throw new InvalidOperationException("A panel starts once.");
        _sceneThread.Start();
        _frameThread.Start();
    }

    /// <summary>Shows documents from the next frame on; the panel chooses layout and wallpaper. Only the newest call counts.</summary>
    /// <param name="documents">All documents that the device has; they must not change afterwards.</param>
    /// <param name="traces">Mutations that are in them for the first time.</param>
    public void Show(IReadOnlyList<Document> documents, IReadOnlyList<TraceId> traces) => _works.Show(documents, traces);

    public void Feed(string name, SignalValue value) => _works.Inbox.Feed(name, value);

    public void Forget(string name) => _works.Inbox.Forget(name);

    public void SetZone(TimeZoneInfo zone) => _works.Inbox.SetZone(zone);

    /// <summary>Draws the panel anew, because images came or went that its documents name.</summary>
    public void ImagesChanged()
    {
        _works.Frames.Invalidate();
        _frameBell.Ring();
    }

    /// <summary>Ends the threads at their next beat; a sink that hangs is left behind.</summary>
    public async ValueTask DisposeAsync()
    {
        var before = Interlocked.Exchange(ref _state, 2);
        if (before == 2) return;
        _works.Inbox.OnNews(null);
        if (before == 0)
        {
            _sinks.End(StopLimit);
            return;
        }

        _sceneThread.Stop();
        _frameThread.Stop();
        var ended = await Task.Run(Join).ConfigureAwait(false);

        // A thread that hangs, in a direct sink that breaks its promise, keeps its bell: closing it under the thread would give the number to another file.
        if (!ended) return;
        _sceneBell.Dispose();
        _frameBell.Dispose();
    }

    /// <summary>The sinks' threads end last, so that they take the last frame.</summary>
    private bool Join()
    {
        var ended = _sceneThread.Join(StopLimit) & _frameThread.Join(StopLimit);
        _sinks.End(StopLimit);
        return ended;
    }
}
