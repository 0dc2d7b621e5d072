using System.Globalization;
using System.Runtime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace RearCloud.Benchmarks.Sync.Servers;

/// <summary>Answers with a <see cref="ServerProbe"/> of its own process.</summary>
internal static class ProbeEndpoint
{
    public const string Path = "/bench/probe";

    public static void Map(WebApplication app) => app.MapGet(Path, (bool collect) => Results.Json(Take(collect))).AllowAnonymous();

    private static ServerProbe Take(bool collect)
    {
        if (collect) Collect();
        return new ServerProbe(
            GC.GetTotalMemory(forceFullCollection: false),
            PrivateBytes(),
            GC.GetTotalAllocatedBytes(precise: false),
            Environment.CpuUsage.TotalTime.TotalMilliseconds,
            GCSettings.IsServerGC);
    }

    // Twice, with the finalizers between: what they held is garbage only after them. Aggressive gives the free pages back to the system.
    private static void Collect()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private static long PrivateBytes()
    {
        const string label = "RssAnon:";
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith(label, StringComparison.Ordinal));
        return long.Parse(line.AsSpan(label.Length, line.Length - label.Length - "kB".Length), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) * 1024;
    }
}
