using System.Runtime.InteropServices;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Pacing;

/// <summary>
/// Asks the kernel to run the calling thread before others: in real time if that is permitted, else with a larger share, else as it is. What is
/// not permitted is told and never an error: a panel runs without.
/// </summary>
/// <remarks>sched_setscheduler(2) and setpriority(2); for both, 0 is the calling thread.</remarks>
internal static partial class ThreadUrgency
{
    private const int RoundRobin = 2;
    private const int ResetOnFork = 0x40000000;
    private const int OfProcess = 0;
    private const int Nice = -10;

    /// <summary>The lowest of real time is before everything ordinary, and behind the kernel's own threads.</summary>
    private const int RealTime = 1;

    public static ThreadGrant Ask(string thread)
    {
        var priority = RealTime;
        // A thread that this one starts must not inherit it.
        if (SetScheduler(0, RoundRobin | ResetOnFork, in priority) == 0) return new ThreadGrant(thread, $"round-robin {RealTime}", null);
        var refusal = $"Real time: {Marshal.GetLastPInvokeErrorMessage()}.";
        if (SetPriority(OfProcess, 0, Nice) == 0) return new ThreadGrant(thread, $"nice {Nice}", refusal);
        return new ThreadGrant(thread, "ordinary", $"{refusal} Nice: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    /// <summary>The kernel's <c>struct sched_param</c> is one number.</summary>
    [LibraryImport("libc", EntryPoint = "sched_setscheduler", SetLastError = true)]
    private static partial int SetScheduler(int thread, int policy, in int priority);

    [LibraryImport("libc", EntryPoint = "setpriority", SetLastError = true)]
    private static partial int SetPriority(int which, uint who, int nice);
}
