namespace RearCloud.Benchmarks.Measuring;

/// <summary>One benchmark: a name, a yardstick and cases.</summary>
internal interface IBench
{
    string Name { get; }

    /// <summary>What the yardstick is, for people.</summary>
    string Yardstick { get; }

    /// <summary>Measures all cases and the yardstick in one run.</summary>
    /// <param name="isQuick">Fewer turns: for trying, not for quoting.</param>
    Task<IReadOnlyList<BenchRow>> RunAsync(bool isQuick);
}
