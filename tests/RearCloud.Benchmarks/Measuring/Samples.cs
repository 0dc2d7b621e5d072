using System.Diagnostics;

namespace RearCloud.Benchmarks.Measuring;

/// <summary>Measured values of one thing, of which percentiles are asked.</summary>
internal sealed class Samples
{
    private readonly List<double> _values = [];

    public int Count => _values.Count;

    public double P50 => At(0.50);

    public double P99 => At(0.99);

    public double Max => At(1);

    public double Min => At(0);

    public static double Milliseconds(long fromTimestamp, long toTimestamp) => Stopwatch.GetElapsedTime(fromTimestamp, toTimestamp).TotalMilliseconds;

    public void Add(double value) => _values.Add(value);

    public void AddRange(IEnumerable<double> values) => _values.AddRange(values);

    /// <summary>The smallest value that a share of the values does not exceed.</summary>
    public double At(double share)
    {
        if (_values.Count == 0) throw new InvalidOperationException("Nothing was measured.");
        _values.Sort();
        return _values[Math.Max(0, (int)Math.Ceiling(share * _values.Count) - 1)];
    }
}
