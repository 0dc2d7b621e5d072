using System.Runtime.InteropServices;

namespace RearCloud.Panel.Pacing;

/// <summary>The kernel's <c>struct timespec</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Timespec(nint Seconds, nint Nanoseconds)
{
    public static Timespec Of(TimeSpan span) =>
        new((nint)(span.Ticks / TimeSpan.TicksPerSecond), (nint)(span.Ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick));
}
