namespace RearCloud.Benchmarks.Measuring;

/// <summary>What a person asked for.</summary>
/// <param name="IsQuick">Fewer turns: for trying, not for quoting.</param>
/// <param name="Cases">Names of the only cases to run; empty means all.</param>
internal sealed record BenchWish(bool IsQuick, IReadOnlyList<string> Cases)
{
    public bool Includes(string name) => Cases.Count == 0 || Cases.Contains(name);
}
