namespace RearCloud.Benchmarks.Measuring;

/// <summary>What repeated runs of one thing took, in microseconds unless the row says another unit.</summary>
/// <param name="P50">Median.</param>
/// <param name="P99">99th percentile.</param>
/// <param name="Bytes">Managed bytes that one run allocated on its thread, on average; or what the row says.</param>
internal sealed record Timing(double P50, double P99, long Bytes);
