using System.Runtime.InteropServices;

namespace RearCloud.Benchmarks.Measuring;

/// <summary>The processor time of the calling thread.</summary>
internal static partial class ThreadTime
{
    // CLOCK_THREAD_CPUTIME_ID, clock_gettime(2).
    private const int Clock = 3;

    /// <summary>Nanoseconds since the thread began; asking takes some hundred of them.</summary>
    public static long Now
    {
        get
        {
            if (GetTime(Clock, out var now) != 0) throw new InvalidOperationException("The system counts no processor time of threads.");
            return now.Seconds * 1_000_000_000L + now.Nanoseconds;
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Timespec now);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Timespec(nint Seconds, nint Nanoseconds);
}
