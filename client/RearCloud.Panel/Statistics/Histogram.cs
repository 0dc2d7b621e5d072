using System.Numerics;

namespace RearCloud.Panel.Statistics;

/// <summary>
/// Counts durations in fixed buckets that are at most 3 % wide. One thread records without allocation; any thread reads.
/// </summary>
internal sealed class Histogram
{
    /// <summary>2^5 buckets for each power of two.</summary>
    private const int Bits = 5;
    private const int Sub = 1 << Bits;

    /// <summary>Up to 2^40 ns, 18 minutes; longer ones count there.</summary>
    private const int MaxExponent = 40;

    private readonly long[] _counts = new long[(MaxExponent - Bits + 1) * Sub];
    private long _max;

    public void Record(long nanoseconds)
    {
        var value = Math.Clamp(nanoseconds, 0, (1L << MaxExponent) - 1);
        ref var count = ref _counts[IndexOf(value)];
        Volatile.Write(ref count, count + 1);
        if (value > _max) Volatile.Write(ref _max, value);
    }

    public Percentiles Read()
    {
        var counts = ReadCounts();
        var total = counts.Sum();
        var max = Volatile.Read(ref _max);
        return new Percentiles(total, At(counts, total, max, 0.5), At(counts, total, max, 0.99), At(counts, total, max, 0.999), Microseconds(max));
    }

    /// <summary>How often each bucket was hit, for whoever looks at what was added since it looked last.</summary>
    public long[] ReadCounts()
    {
        var counts = new long[_counts.Length];
        for (var i = 0; i < counts.Length; i++) counts[i] = Volatile.Read(ref _counts[i]);
        return counts;
    }

    /// <summary>The largest value of a bucket, in nanoseconds.</summary>
    public static long ValueOf(int bucket) => UpperEnd(bucket);

    /// <summary>Values below 32 have a bucket each; above, the five bits after the leading one choose.</summary>
    private static int IndexOf(long value)
    {
        if (value < Sub) return (int)value;
        var exponent = BitOperations.Log2((ulong)value) - Bits;
        return (exponent + 1) * Sub + (int)((value >> exponent) & (Sub - 1));
    }

    private static long UpperEnd(int index)
    {
        if (index < Sub) return index;
        var exponent = index / Sub - 1;
        return ((long)(Sub + index % Sub + 1) << exponent) - 1;
    }

    private static double At(long[] counts, long total, long max, double part)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(total * part));
        for (var i = 0; i < counts.Length && total > 0; i++)
        {
            rank -= counts[i];
            if (rank <= 0) return Microseconds(Math.Min(UpperEnd(i), max));
        }

        return 0;
    }

    private static double Microseconds(long nanoseconds) => Math.Round(nanoseconds / 1000d, 1);
}
