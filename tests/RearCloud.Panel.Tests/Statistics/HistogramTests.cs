using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Tests.Statistics;

public sealed class HistogramTests
{
    [Fact]
    public void Percentiles_are_right_to_3_percent()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var histogram = new Histogram();
        var values = new long[50_000];
        for (var i = 0; i < values.Length; i++) histogram.Record(values[i] = (long)Math.Exp(random.NextDouble() * 20) * 100);
        Array.Sort(values);

        var read = histogram.Read();
        Assert.Equal(values.Length, read.Count);
        Near(values[24_999], read.P50);
        Near(values[49_499], read.P99);
        Near(values[49_949], read.P999);
        Assert.Equal(Math.Round(values[^1] / 1000d, 1), read.Max);

        void Near(long expected, double actual) => Assert.InRange(actual, expected / 1000d - 0.1, expected / 1000d * 1.035 + 0.1);
    }

    [Fact]
    public void Nothing_recorded_reads_as_zero() => Assert.Equal(new Percentiles(0, 0, 0, 0, 0), new Histogram().Read());

    [Fact]
    public void Values_beyond_the_bounds_count_at_the_bounds()
    {
        var histogram = new Histogram();
        histogram.Record(-5);
        histogram.Record(long.MaxValue);
        Assert.Equal(2, histogram.Read().Count);
        Assert.Equal(0, histogram.Read().P50);
    }
}
