namespace RearCloud.Benchmarks.Measuring;

/// <summary>One line of a benchmark.</summary>
/// <param name="Case">Name of the case.</param>
/// <param name="Timing">What it took, in <see cref="Unit"/>.</param>
/// <param name="Yardstick">Median of the yardstick of the same run, in the same unit.</param>
internal sealed record BenchRow(string Case, Timing Timing, double Yardstick)
{
    private readonly double? _ratio;

    /// <summary>Of <see cref="Timing"/> and <see cref="Yardstick"/>.</summary>
    public string Unit { get; init; } = "us";

    /// <summary>p50 over the yardstick, unless the case compares something else and says so in its targets.</summary>
    public double Ratio
    {
        get => _ratio ?? Timing.P50 / Yardstick;
        init => _ratio = value;
    }

    /// <summary>What it is to reach; empty if nothing is promised.</summary>
    public IReadOnlyList<Target> Targets { get; init; } = [];

    /// <summary>What was measured and against what, and further figures of the run.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public bool IsReached => Targets.All(t => t.IsMet);
}
