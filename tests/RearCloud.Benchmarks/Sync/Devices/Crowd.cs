namespace RearCloud.Benchmarks.Sync.Devices;

/// <summary>Many connections that are opened and closed side by side, a bounded number at a time.</summary>
internal static class Crowd
{
    private static readonly ParallelOptions Together = new() { MaxDegreeOfParallelism = 64 };

    public static async Task<T[]> OpenAsync<T>(int count, Func<int, Task<T>> openAsync)
    {
        var all = new T[count];
        await Parallel.ForAsync(0, count, Together, async (i, _) => all[i] = await openAsync(i));
        return all;
    }

    public static Task CloseAsync<T>(IEnumerable<T> all)
        where T : IAsyncDisposable => Parallel.ForEachAsync(all, Together, async (one, _) => await one.DisposeAsync());
}
