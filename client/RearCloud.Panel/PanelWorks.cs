using System.Collections.Immutable;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Panel.Exchange;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Post;
using RearCloud.Panel.Scenes;
using RearCloud.Panel.Statistics;
using RearCloud.Scene;

namespace RearCloud.Panel;

/// <summary>The stages of a panel and what lies between them, without threads: the runtime runs it, the stepper steps it.</summary>
internal sealed class PanelWorks
{
    private readonly SceneStatistics _sceneStatistics = new();
    private readonly SceneStage _scene;
    private readonly PresentedTraces _presented = new();
    private readonly TimeProvider _clock;
    private readonly PostStage? _post;

    public PanelWorks(PanelOptions options)
    {
        _clock = options.Clock;
        Faults = options.Faults;
        Traces = options.Traces;
        Inbox = new SceneInbox(options.Zone);
        _scene = new SceneStage(options.Panel, options.Culture, options.DeviceId, options.SlotFolder, options.Assets, options.BuildScene, _sceneStatistics, Faults);
        _post = options.Output is null ? null : new PostStage(options.Panel, options.Output, Faults);
        Frames = new FrameStage(
            options.Panel.Size, () => options.OpenRaster(options), options.Sinks, Exchange, _presented, FrameStatistics, Faults, _clock, _post);
    }

    public SceneInbox Inbox { get; }

    public SnapshotExchange Exchange { get; } = new();

    public FrameStage Frames { get; }

    public FrameStatistics FrameStatistics { get; } = new();

    public FaultLog Faults { get; }

    public EditTraceLog Traces { get; }

    /// <summary>Called after there is news for the frame thread: a snapshot, or a wish for the display.</summary>
    public Action? OnFrameNews { get; set; }

    /// <summary>When the scene changes by itself.</summary>
    public DateTimeOffset? SceneDueAt => _scene.DueAt;

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

    /// <summary>What was lit how long, or null without an output.</summary>
    public byte[]? SaveWear() => _post?.SaveWear();

    /// <summary>Builds and publishes a snapshot if there is reason for one, and notes which mutations were presented.</summary>
    public void StepScene(DateTimeOffset now)
    {
        NotePresented();
        if (_scene.Step(now, Inbox.Take()) is not { } snapshot) return;
        var builtAt = _clock.GetUtcNow();
        Exchange.Publish(snapshot);
        // After it is published: who sees the station passed may count on the next frame.
        Mark(snapshot.Traces, EditStation.Built, builtAt);
        OnFrameNews?.Invoke();
    }

    /// <summary>Takes over what the frame thread presented since the last call.</summary>
    public void NotePresented()
    {
        while (_presented.TryTake(out var traces, out var at))
        {
            foreach (var trace in traces) NotePresented(trace, at);
        }
    }

    public PanelStatistics ReadStatistics() => new(
        FrameStatistics.PresentedCount,
        FrameStatistics.UnchangedCount,
        FrameStatistics.MissedCount,
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
        _sceneStatistics.ShownToPresented.Read());

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
