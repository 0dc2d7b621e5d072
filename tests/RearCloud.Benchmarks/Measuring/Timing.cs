namespace RearCloud.Benchmarks.Measuring;

/// <summary>What repeated runs of one thing took.</summary>
/// <param name="P50">Median in microseconds.</param>
/// <param name="P99">99th percentile in microseconds.</param>
/// <param name="Bytes">Managed bytes that one run allocated on its thread, on average.</param>
internal sealed record Timing(double P50, double P99, long Bytes);
