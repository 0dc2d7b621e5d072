using System.Runtime;

namespace RearCloud.Panel.Statistics.Collecting;

/// <summary>Asks the runtime how its garbage collector is set and how it does. Allocates; not for the frame path.</summary>
internal static class CollectorReader
{
    /// <summary>How the collector came up; it does not change while the program runs.</summary>
    private static readonly IReadOnlyDictionary<string, object> Settings = GC.GetConfigurationVariables();

    public static CollectorStatistics Read() => new(
        GCSettings.IsServerGC ? "server" : "workstation",
        Settings.GetValueOrDefault("ConcurrentGC") is true,
        GCSettings.LatencyMode.ToString(),
        Settings.GetValueOrDefault("GCGen0MaxBudget") is long and > 0 and var budget ? budget : null,
        GC.CollectionCount(0),
        GC.CollectionCount(1),
        GC.CollectionCount(2),
        Math.Round(GC.GetTotalPauseDuration().TotalMilliseconds, 3));
}
