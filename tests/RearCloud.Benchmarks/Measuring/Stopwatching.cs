namespace RearCloud.Benchmarks.Measuring;

/// <summary>Runs something many times on this thread and keeps what each run took of the processor: what other programs took meanwhile does not count.</summary>
internal static class Stopwatching
{
    // After so many turns the runtime compiles anew what ran often, in the background; some of it twice.
    private const int WarmUps = 150;
    private const int Compilings = 3;

    private static readonly TimeSpan Compiling = TimeSpan.FromMilliseconds(150);

    /// <summary>Measures <paramref name="run"/>, which gets the number of its turn from 0 on, after a warm-up.</summary>
    /// <param name="runs">Turns that count.</param>
    /// <param name="run">What is measured.</param>
    /// <param name="prepare">What comes before each turn and is not measured, as another thread's work.</param>
    public static Timing Measure(int runs, Action<int> run, Action? prepare = null)
    {
        var turn = 0;
        for (var i = 0; i < Compilings; i++)
        {
            for (var end = turn + WarmUps; turn < end; turn++)
            {
                prepare?.Invoke();
                run(turn);
            }

            Thread.Sleep(Compiling);
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        var taken = new long[runs];
        long bytes = 0;
        for (var i = 0; i < runs; i++)
        {
            prepare?.Invoke();
            var had = GC.GetAllocatedBytesForCurrentThread();
            var start = ThreadTime.Now;
            run(turn++);
            taken[i] = ThreadTime.Now - start;
            bytes += GC.GetAllocatedBytesForCurrentThread() - had;
        }

        Array.Sort(taken);
        return new Timing(taken[runs / 2] / 1_000.0, taken[Math.Min(runs - 1, runs * 99 / 100)] / 1_000.0, bytes / runs);
    }
}
