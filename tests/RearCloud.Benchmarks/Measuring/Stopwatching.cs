using System.Diagnostics;

namespace RearCloud.Benchmarks.Measuring;

/// <summary>Runs something many times on this thread and keeps each run's time.</summary>
internal static class Stopwatching
{
    private const int WarmUps = 50;

    /// <summary>Measures <paramref name="run"/>, which gets the number of its turn, after a warm-up with turns below zero.</summary>
    public static Timing Measure(int runs, Action<int> run)
    {
        for (var i = -WarmUps; i < 0; i++) run(i);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var ticks = new long[runs];
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            run(i);
            ticks[i] = Stopwatch.GetTimestamp() - start;
        }

        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        Array.Sort(ticks);
        return new Timing(Microseconds(ticks[runs / 2]), Microseconds(ticks[Math.Min(runs - 1, runs * 99 / 100)]), bytes / runs);
    }

    private static double Microseconds(long ticks) => ticks * 1_000_000.0 / Stopwatch.Frequency;
}
