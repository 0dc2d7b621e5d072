namespace RearCloud.Benchmarks.Measuring;

/// <summary>One line of a benchmark.</summary>
/// <param name="Case">Name of the case.</param>
/// <param name="Timing">What it took.</param>
/// <param name="Yardstick">Median of the yardstick of the same run, in microseconds.</param>
internal sealed record BenchRow(string Case, Timing Timing, double Yardstick)
{
    public double Ratio => Timing.P50 / Yardstick;
}
