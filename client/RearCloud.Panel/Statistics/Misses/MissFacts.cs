namespace RearCloud.Panel.Statistics.Misses;

/// <summary>What was measured of the frame before a missed beat, and up to the next waking. Nanoseconds.</summary>
/// <param name="Allowed">From the beat of the frame before to the beat on which the next was due.</param>
/// <param name="Lateness">From that beat to the frame thread's waking.</param>
/// <param name="Raster">From there to the finished picture.</param>
/// <param name="Present">Handing it to the sinks.</param>
/// <param name="Pause">How long the garbage collector stopped the thread since that beat; part of the others, or between them.</param>
/// <param name="ClockStep">By how much the wall clock moved more than the beats did; negative if it was set back.</param>
internal readonly record struct MissFacts(long Allowed, long Lateness, long Raster, long Present, long Pause, long ClockStep);
