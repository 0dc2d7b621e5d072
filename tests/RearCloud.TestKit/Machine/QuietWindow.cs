namespace RearCloud.TestKit.Machine;

/// <summary>
/// A stretch of work into which no garbage collection falls. A collection counts the rest of a thread's allocation buffer, up to 8 kB, as allocated: a
/// stretch with one in it says nothing of what the work allocates, and the work is done again.
/// </summary>
internal static class QuietWindow
{
    private const int MostTries = 50;

    /// <summary>Does the work until no collection fell into it.</summary>
    public static async Task RunAsync(Func<Task> work)
    {
        for (var tries = 1; ; tries++)
        {
            // A collection that has begun already is over after this one.
            GC.Collect();
            var collections = GC.CollectionCount(0);
            await work();
            if (GC.CollectionCount(0) == collections) return;
            Assert.True(tries < MostTries, "Every stretch had a collection in it: nothing could be measured.");
        }
    }

    /// <summary>The managed bytes that the work allocates on this thread when it is done again.</summary>
    public static long AllocatedAgainBy(Action work) => AllocatedBy(work, prepare: work);

    /// <summary>The managed bytes that the work allocates on this thread.</summary>
    /// <param name="work">What is measured.</param>
    /// <param name="prepare">Done before each try and not measured.</param>
    public static long AllocatedBy(Action work, Action? prepare = null)
    {
        for (var tries = 1; ; tries++)
        {
            prepare?.Invoke();
            // A collection that has begun already is over after this one.
            GC.Collect();
            var collections = GC.CollectionCount(0);
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (GC.CollectionCount(0) == collections) return allocated;
            Assert.True(tries < MostTries, "Every stretch had a collection in it: nothing could be measured.");
        }
    }
}
