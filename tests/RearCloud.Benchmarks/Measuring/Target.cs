using System.Globalization;

namespace RearCloud.Benchmarks.Measuring;

/// <summary>What a row is to reach.</summary>
/// <param name="What">What is compared, with its unit: <c>p50, x the yardstick</c>.</param>
/// <param name="Seen">The figure of this run.</param>
/// <param name="Bound">The most that it may be, or the least where <paramref name="IsFloor"/>.</param>
/// <param name="IsFloor">True if more is better.</param>
internal sealed record Target(string What, double Seen, double Bound, bool IsFloor = false)
{
    public bool IsMet => IsFloor ? Seen >= Bound : Seen <= Bound;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{What}: {Seen:0.###}, to reach {(IsFloor ? "at least" : "at most")} {Bound:0.###}: {(IsMet ? "met" : "missed")}");
}
