namespace RearCloud.Panel.Statistics;

/// <summary>How a loop that does nothing kept the panel's beats.</summary>
/// <param name="Beats">Beats since its start.</param>
/// <param name="Missed">Those that were over before it ran again.</param>
/// <param name="Lateness">From the beat to its waking, in microseconds.</param>
public sealed record BareBeatStatistics(long Beats, long Missed, Percentiles Lateness);
