using System.Diagnostics.Metrics;

namespace RearCloud.Panel.Statistics.Metering;

/// <summary>Hands what was counted since the last collection to an instrument, so that the thread that counts does nothing for it.</summary>
/// <remarks>Values are right to the 3 % of a bucket.</remarks>
internal sealed class HistogramFeed(Histogram from, Histogram<double> to, params KeyValuePair<string, object?>[] tags)
{
    private const double NanosecondsPerSecond = 1e9;

    private long[]? _before;

    /// <summary>Called at each collection, one at a time.</summary>
    public void Flow()
    {
        var counts = from.ReadCounts();
        for (var bucket = 0; bucket < counts.Length; bucket++)
        {
            var seconds = Histogram.ValueOf(bucket) / NanosecondsPerSecond;
            for (var left = counts[bucket] - (_before?[bucket] ?? 0); left > 0; left--) to.Record(seconds, tags);
        }

        _before = counts;
    }
}
