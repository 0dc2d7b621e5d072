using System.Diagnostics;
using System.Runtime.InteropServices;

namespace RearCloud.Panel.Pacing;

/// <summary>The kernel's CLOCK_MONOTONIC in nanoseconds, and an absolute sleep on it.</summary>
/// <remarks>On Linux <see cref="Stopwatch"/> reads the same clock with a frequency of 1 GHz; the source of both is clock_gettime(2).</remarks>
internal static partial class MonotonicClock
{
    private const int Monotonic = 1;
    private const int AbsoluteTime = 1;
    private const int Interrupted = 4;
    private const long NanosecondsPerSecond = 1_000_000_000;

    public static long Now => Stopwatch.GetTimestamp();

    /// <summary>Sleeps until the clock shows <paramref name="nanoseconds"/>; a moment that has passed returns at once.</summary>
    public static void SleepUntil(long nanoseconds)
    {
        var until = new Timespec((nint)(nanoseconds / NanosecondsPerSecond), (nint)(nanoseconds % NanosecondsPerSecond));
        while (ClockNanosleep(Monotonic, AbsoluteTime, in until, 0) == Interrupted)
        {
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_nanosleep")]
    private static partial int ClockNanosleep(int clock, int flags, in Timespec request, nint remain);
}
