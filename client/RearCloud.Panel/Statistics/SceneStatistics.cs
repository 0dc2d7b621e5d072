using RearCloud.Panel.Pacing;

namespace RearCloud.Panel.Statistics;

/// <summary>What the scene thread counts; any thread reads.</summary>
internal sealed class SceneStatistics
{
    private long _built;
    private long _failed;

    public Histogram Build { get; } = new();

    /// <summary>From <c>Show</c> to the end of presenting, for each mutation.</summary>
    public Histogram ShownToPresented { get; } = new();

    public long BuiltCount => Volatile.Read(ref _built);

    public long FailedCount => Volatile.Read(ref _failed);

    public void Built(long began)
    {
        Build.Record(MonotonicClock.Now - began);
        Volatile.Write(ref _built, _built + 1);
    }

    public void Failed() => Volatile.Write(ref _failed, _failed + 1);
}
