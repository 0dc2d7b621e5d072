using System.Collections.Immutable;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Panels;
using RearCloud.Panel.Exchange;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Overlay;
using RearCloud.Panel.Post;
using RearCloud.Panel.Scenes;
using RearCloud.Panel.Statistics;
using RearCloud.Panel.Statistics.Collecting;
using RearCloud.Scene;

namespace RearCloud.Panel;

/// <summary>The stages of a panel and what lies between them, without threads: the runtime runs it, the stepper steps it.</summary>
internal sealed class PanelWorks
{
    private readonly SceneStatistics _sceneStatistics;
    private readonly WidgetReplacements _replacements = new();
    private readonly PresentedTraces _presented = new();
    private readonly PanelOptions _options;
    private readonly TimeProvider _clock;
    private readonly PostStage? _post;
    private readonly StatisticsOverlay _overlay;
    private readonly Lock _sceneGate = new();
    private ImmutableList<ThreadGrant> _threads = [];
    private volatile SceneStage _scene;
    private int _abandonedScenes;

    public PanelWorks(PanelOptions options)
    {
        _options = options;
        _clock = options.Clock;
        _overlay = new StatisticsOverlay(options.Panel, ReadStatistics) { IsShown = options.HasOverlay };
        _sceneStatistics = new SceneStatistics(options.Trace);
        FrameStatistics = new FrameStatistics(options.Trace);
        Faults = options.Faults;
        Traces = options.Traces;
        Inbox = new SceneInbox(options.Zone);
        _scene = new SceneStage(
            options.Panel, options.Culture, options.DeviceId, options.SlotFolder, options.Assets, options.BuildScene,
            new WidgetWatch(_replacements, options.SceneLimits, Faults), _sceneStatistics, Faults);
        _post = options.Output is null ? null : new PostStage(options.Panel, options.Output, Faults);
        var seen = options.Recorder is { } recorder ? options with { Assets = recorder.Watch(options.Assets) } : options;
        Frames = new FrameStage(
            options.Panel.Size, () => options.OpenRaster(seen), options.Sinks, Exchange, _presented, FrameStatistics, Faults, _clock, _post, options.Recorder);
    }

    public SceneInbox Inbox { get; }

    public SnapshotExchange Exchange { get; } = new();

    public FrameStage Frames { get; }

    public FrameStatistics FrameStatistics { get; }

    public SceneStatistics SceneStatistics => _sceneStatistics;

    public FaultLog Faults { get; }

    public EditTraceLog Traces { get; }

    /// <summary>Called after there is news for the frame thread: a snapshot, or a wish for the display.</summary>
    public Action? OnFrameNews { get; set; }

    /// <summary>True to lay the statistics over the scene.</summary>
    public bool HasOverlay
    {
        get => _overlay.IsShown;
        set => _overlay.IsShown = value;
    }

    public PanelProfile Profile => _options.Panel;

    /// <summary>Scene threads that hung and were left behind.</summary>
    public int AbandonedScenes => Volatile.Read(ref _abandonedScenes);

    /// <summary>Frames of films that were not decoded in time.</summary>
    public long LateFilmFrames => _options.Films?.LateFrames ?? 0;

    /// <summary>Widgets that are replaced by their placeholder now.</summary>
    public int ReplacedWidgets => _replacements.Count;

    /// <summary>The stage that makes the scenes now.</summary>
    public SceneStage Scene => _scene;

    /// <summary>When the scene changes by itself.</summary>
    public DateTimeOffset? SceneDueAt => _scene.DueAt is { } due && !(_overlay.DueAt < due) ? due : _overlay.DueAt ?? _scene.DueAt;

    public void Show(IReadOnlyList<Document> documents, IReadOnlyList<TraceId> traces)
    {
        Mark(traces, EditStation.Shown, _clock.GetUtcNow());
        Inbox.Show(documents, traces);
    }

    public void Feed(string name, SignalValue value)
    {
        if (!TakesForDisplay(name, value)) Inbox.Feed(name, value);
    }

    public void Forget(string name)
    {
        if (!TakesForDisplay(name, null)) Inbox.Forget(name);
    }

    /// <summary>Lets scene and frame be made anew: an image that came may be a film.</summary>
    public void ImagesChanged()
    {
        Frames.Invalidate();
        Inbox.LookAgain();
    }

    /// <summary>What was lit how long, or null without an output.</summary>
    public byte[]? SaveWear() => _post?.SaveWear();

    /// <summary>Builds and publishes a snapshot if there is reason for one, and notes which mutations were presented.</summary>
    /// <param name="stage">The stage of the calling thread; nothing is published if it is not the one that counts any more.</param>
    /// <param name="now">The wall clock.</param>
    public void StepScene(SceneStage stage, DateTimeOffset now)
    {
        NotePresented();
        var built = stage.Step(now, Inbox.Take());
        lock (_sceneGate)
        {
            if (!ReferenceEquals(stage, _scene) || _overlay.Over(built, now) is not { } snapshot) return;
            var builtAt = _clock.GetUtcNow();
            Exchange.Publish(snapshot);
            // After it is published: who sees the station passed may count on the next frame.
            Mark(snapshot.Traces, EditStation.Built, builtAt);
        }

        OnFrameNews?.Invoke();
    }

    /// <summary>Lets another stage go on where one hangs.</summary>
    public void Relieve(SceneStage hanging, bool triesAgain)
    {
        lock (_sceneGate) _scene = hanging.Successor(triesAgain);
        Interlocked.Increment(ref _abandonedScenes);
    }

    /// <summary>Notes how urgently a thread runs. From that thread, once.</summary>
    public void NoteThread(ThreadGrant grant) => ImmutableInterlocked.Update(ref _threads, (threads, one) => threads.RemoveAll(t => t.Thread == one.Thread).Add(one), grant);

    /// <summary>Takes over what the frame thread presented since the last call.</summary>
    public void NotePresented()
    {
        while (_presented.TryTake(out var traces, out var at))
        {
            foreach (var trace in traces) NotePresented(trace, at);
        }
    }

    public PanelStatistics ReadStatistics()
    {
        var missed = FrameStatistics.Missed;
        return new PanelStatistics(
            FrameStatistics.PresentedCount,
            FrameStatistics.UnchangedCount,
            missed.Total,
            FrameStatistics.Hertz,
            FrameStatistics.DamagePixels,
            FrameStatistics.AllocatedBytes,
            _sceneStatistics.BuiltCount,
            _sceneStatistics.FailedCount,
            Faults.Total,
            FrameStatistics.Lateness.Read(),
            _sceneStatistics.Build.Read(),
            FrameStatistics.Compose.Read(),
            FrameStatistics.Post.Read(),
            FrameStatistics.Present.Read(),
            _sceneStatistics.ShownToPresented.Read())
        {
            Frame = FrameStatistics.Frame.Read(),
            MissedBy = missed,
            LateFilmFrames = LateFilmFrames,
            ReplacedWidgets = ReplacedWidgets,
            AbandonedScenes = AbandonedScenes,
            Collector = CollectorReader.Read(),
            Caches = Frames.Caches,
            Threads = _threads,
            Power = EstimatePower(),
            Sinks = Frames.ReadSinks(),
            Display = _post?.Read(),
        };
    }

    /// <summary>What the panel may draw now.</summary>
    public PowerEstimate EstimatePower() =>
        _options.Power.Estimate(_options.Panel, FrameStatistics.LitShare, FrameStatistics.Hertz, FrameStatistics.Frame.Read().P50);

    private bool TakesForDisplay(string name, SignalValue? value)
    {
        if (_post is null || !_post.Inbox.TryTake(name, value, out var isNew)) return false;
        if (isNew) OnFrameNews?.Invoke();
        return true;
    }

    private void NotePresented(TraceId trace, DateTimeOffset at)
    {
        Traces.Mark(trace, EditStation.Presented, at);
        if (!Traces.TryGet(trace, out var found)) return;
        var shown = found.Points.FirstOrDefault(p => p.Station == EditStation.Shown);
        if (shown is not null) _sceneStatistics.ShownToPresented.Record((long)(at - shown.At).TotalNanoseconds);
    }

    private void Mark(IReadOnlyList<TraceId> traces, EditStation station, DateTimeOffset at)
    {
        foreach (var trace in traces) Traces.Mark(trace, station, at);
    }

    private void Mark(ImmutableArray<TraceId> traces, EditStation station, DateTimeOffset at)
    {
        if (!traces.IsDefaultOrEmpty) Mark((IReadOnlyList<TraceId>)traces, station, at);
    }
}
