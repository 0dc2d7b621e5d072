namespace RearCloud.Benchmarks.Measuring;

/// <summary>One benchmark: a name, a yardstick and cases.</summary>
internal interface IBench
{
    string Name { get; }

    /// <summary>What the yardstick is, for people.</summary>
    string Yardstick { get; }

    /// <summary>The names of its cases, in their order.</summary>
    IReadOnlyList<string> Cases { get; }

    /// <summary>Measures the wished cases and their yardsticks in one run.</summary>
    Task<IReadOnlyList<BenchRow>> RunAsync(BenchWish wish);
}
