using System.Diagnostics.Metrics;
using RearCloud.Panel.Statistics.Misses;
using RearCloud.Rendering.Memory;

namespace RearCloud.Panel.Statistics.Metering;

/// <summary>
/// The panel's statistics as metrics, named after OpenTelemetry's conventions. Everything is asked for when somebody collects: while nobody does
/// it costs nothing, and the frame thread never knows.
/// </summary>
/// <remarks>
/// <list type="table">
/// <item><c>rearcloud.panel.frames</c> {frame}: due frames, by <c>outcome</c>: presented or unchanged.</item>
/// <item><c>rearcloud.panel.beats.missed</c> {beat}: beats without their frame, by <c>cause</c>.</item>
/// <item><c>rearcloud.panel.films.late</c> {frame}: frames of films that were not decoded in time.</item>
/// <item><c>rearcloud.panel.damage</c> {pixel}: drawn pixels.</item>
/// <item><c>rearcloud.panel.allocated</c> By: managed bytes that the frame thread allocated.</item>
/// <item><c>rearcloud.panel.scenes</c> {scene}: scenes, by <c>outcome</c>: built, failed or abandoned.</item>
/// <item><c>rearcloud.panel.faults</c> {fault}: faults of all kinds.</item>
/// <item><c>rearcloud.panel.widgets.replaced</c> {widget}: widgets behind their placeholder now.</item>
/// <item><c>rearcloud.panel.cache.bytes</c> By, <c>rearcloud.panel.cache.entries</c> {entry}, <c>rearcloud.panel.cache.requests</c> {request} by <c>outcome</c> (hit or miss),
/// <c>rearcloud.panel.cache.evictions</c> {entry}: what is kept for drawing, by <c>cache</c>.</item>
/// <item><c>rearcloud.panel.refresh_rate</c> Hz: frames a second that are asked for now.</item>
/// <item><c>rearcloud.panel.power</c> W: the power estimate.</item>
/// <item><c>rearcloud.panel.wake.lateness</c> s: from the beat to the frame thread's waking.</item>
/// <item><c>rearcloud.panel.stage.duration</c> s: by <c>stage</c>: build, compose, post, present, and frame for all of a frame.</item>
/// <item><c>rearcloud.panel.edit.duration</c> s: from telling the panel of an edit to the end of the frame that shows it.</item>
/// </list>
/// The last three are histograms, and are filled when <c>rearcloud.panel.frames</c> is collected: whoever wants them takes the whole meter.
/// </remarks>
internal sealed class PanelMeter : IDisposable
{
    private readonly Meter _meter;
    private readonly HistogramFeed[] _feeds;
    private readonly Lock _gate = new();

    /// <param name="works">What is asked. Several panels of a program are told apart by the tag <c>panel</c> of their meters.</param>
    public PanelMeter(PanelWorks works)
    {
        _meter = new Meter(PanelMetrics.MeterName, version: null, [new("panel", works.Profile.Id)]);
        var frames = works.FrameStatistics;
        var scenes = works.SceneStatistics;
        _feeds = FeedsOf(frames, scenes);
        _meter.CreateObservableCounter(
            "rearcloud.panel.frames",
            () => Flow<Measurement<long>[]>([By("outcome", "presented", frames.PresentedCount), By("outcome", "unchanged", frames.UnchangedCount)]),
            "{frame}",
            "Frames that were due, by what became of them.");
        _meter.CreateObservableCounter("rearcloud.panel.beats.missed", () => ByCause(frames.Missed), "{beat}", "Beats that went by without their frame, by cause.");
        _meter.CreateObservableCounter("rearcloud.panel.films.late", () => works.LateFilmFrames, "{frame}", "Frames of films that were not decoded in time.");
        _meter.CreateObservableCounter("rearcloud.panel.damage", () => frames.DamagePixels, "{pixel}", "Pixels that were drawn.");
        _meter.CreateObservableCounter("rearcloud.panel.allocated", () => frames.AllocatedBytes, "By", "Managed bytes that the frame thread allocated in frames.");
        _meter.CreateObservableCounter(
            "rearcloud.panel.scenes",
            () => new[] { By("outcome", "built", scenes.BuiltCount), By("outcome", "failed", scenes.FailedCount), By("outcome", "abandoned", works.AbandonedScenes) },
            "{scene}",
            "Scenes that were to be built, by what became of them.");
        _meter.CreateObservableCounter("rearcloud.panel.faults", () => works.Faults.Total, "{fault}", "Failures while the panel went on.");
        _meter.CreateObservableGauge("rearcloud.panel.widgets.replaced", () => works.ReplacedWidgets, "{widget}", "Widgets whose placeholder stands in because they hung or took too long.");
        CreateCaches(works);
        _meter.CreateObservableGauge("rearcloud.panel.refresh_rate", () => frames.Hertz, "Hz", "Frames a second that are asked for now; 0 asleep.");
        _meter.CreateObservableGauge("rearcloud.panel.power", () => works.EstimatePower().Total / 1000, "W", "What the panel may draw from the battery now, estimated.");
    }

    /// <summary>For whoever tells this panel's instruments from another's.</summary>
    public Meter Meter => _meter;

    public void Dispose() => _meter.Dispose();

    private void CreateCaches(PanelWorks works)
    {
        _meter.CreateObservableGauge(
            "rearcloud.panel.cache.bytes", () => works.Frames.Caches.Where(c => c.IsBytes).Select(c => By("cache", c.Name, c.Counts.Cost)), "By", "Pictures that are kept for drawing.");
        _meter.CreateObservableGauge(
            "rearcloud.panel.cache.entries", () => works.Frames.Caches.Select(c => By("cache", c.Name, c.Counts.Entries)), "{entry}", "Things that are kept for drawing.");
        _meter.CreateObservableCounter(
            "rearcloud.panel.cache.requests", () => works.Frames.Caches.SelectMany(Requests), "{request}", "Questions to the caches for drawing, by outcome.");
        _meter.CreateObservableCounter(
            "rearcloud.panel.cache.evictions", () => works.Frames.Caches.Select(c => By("cache", c.Name, c.Counts.Evictions)), "{entry}", "Things that gave way to others, or found no room.");
    }

    private static Measurement<long>[] Requests(CacheStatistics cache) =>
    [
        new(cache.Counts.Hits, new("cache", cache.Name), new("outcome", "hit")), new(cache.Counts.Misses, new("cache", cache.Name), new("outcome", "miss")),
    ];

    private HistogramFeed[] FeedsOf(FrameStatistics frames, SceneStatistics scenes)
    {
        var wakes = _meter.CreateHistogram<double>("rearcloud.panel.wake.lateness", "s", "From the beat to the frame thread's waking.");
        var stages = _meter.CreateHistogram<double>("rearcloud.panel.stage.duration", "s", "What the stages of a frame take.");
        var edits = _meter.CreateHistogram<double>("rearcloud.panel.edit.duration", "s", "From telling the panel of an edit to the end of the frame that shows it.");
        return
        [
            new(frames.Lateness, wakes),
            new(scenes.Build, stages, new KeyValuePair<string, object?>("stage", "build")),
            new(frames.Compose, stages, new KeyValuePair<string, object?>("stage", "compose")),
            new(frames.Post, stages, new KeyValuePair<string, object?>("stage", "post")),
            new(frames.Present, stages, new KeyValuePair<string, object?>("stage", "present")),
            new(frames.Frame, stages, new KeyValuePair<string, object?>("stage", "frame")),
            new(scenes.ShownToPresented, edits),
        ];
    }

    private T Flow<T>(T measured)
    {
        lock (_gate)
        {
            foreach (var feed in _feeds) feed.Flow();
        }

        return measured;
    }

    private static Measurement<long>[] ByCause(MissedBeats missed) =>
    [
        By("cause", CauseNames.Of(MissCause.LateWake), missed.LateWake),
        By("cause", CauseNames.Of(MissCause.LongRaster), missed.LongRaster),
        By("cause", CauseNames.Of(MissCause.SlowPresent), missed.SlowPresent),
        By("cause", CauseNames.Of(MissCause.Collection), missed.Collection),
        By("cause", CauseNames.Of(MissCause.ClockJump), missed.ClockJump),
    ];

    private static Measurement<long> By(string tag, string value, long count) => new(count, new KeyValuePair<string, object?>(tag, value));
}
