using RearCloud.Panel.Pacing;
using RearCloud.Panel.Tracing;
using RearCloud.Panel.Tracing.Rings;

namespace RearCloud.Panel.Statistics;

/// <summary>What the scene thread counts; any thread reads.</summary>
/// <param name="trace">Where it writes single events too, or null.</param>
internal sealed class SceneStatistics(FrameTrace? trace = null)
{
    private readonly TraceRing? _trace = trace?.Scenes;
    private long _built;
    private long _failed;

    public Histogram Build { get; } = new();

    /// <summary>From <c>Show</c> to the end of presenting, for each mutation.</summary>
    public Histogram ShownToPresented { get; } = new();

    public long BuiltCount => Volatile.Read(ref _built);

    public long FailedCount => Volatile.Read(ref _failed);

    public void Built(long began)
    {
        var now = MonotonicClock.Now;
        Build.Record(now - began);
        _trace?.Write(new TraceEvent(TraceStage.Build, began, now, _built + 1));
        Volatile.Write(ref _built, _built + 1);
    }

    public void Failed() => Volatile.Write(ref _failed, _failed + 1);
}
