using RearCloud.Benchmarks.Measuring;

namespace RearCloud.Benchmarks.Sync;

/// <summary>One case of the sync benchmark: it starts what it needs, measures itself and its yardstick in turns, and leaves nothing running.</summary>
internal interface ISyncCase
{
    string Name { get; }

    /// <summary>One row named like the case, and further ones where more was measured.</summary>
    Task<IReadOnlyList<BenchRow>> RunAsync(SyncScale scale);
}
