namespace RearCloud.Panel.Statistics;

/// <summary>How a duration spreads, in microseconds, to 3 %.</summary>
public sealed record Percentiles(long Count, double P50, double P99, double P999, double Max);
