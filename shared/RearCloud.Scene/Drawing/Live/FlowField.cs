using System.Collections.Immutable;
using RearCloud.Core;

namespace RearCloud.Scene.Drawing.Live;

/// <summary>A field of colours that flow into each other. It compares by value.</summary>
/// <param name="Colors">1 to <see cref="Limits.FlowColors"/>, from the valleys of the field to its peaks; their alpha does not count.</param>
/// <param name="Seed">Chooses the field.</param>
/// <param name="Scale">Size of its shapes; at 1 a few of them fill a panel.</param>
public sealed record FlowField(ImmutableArray<Color> Colors, int Seed, float Scale)
{
    public const float SmallestScale = 0.25f;

    public const float LargestScale = 4;

    /// <summary>True if it can be drawn.</summary>
    public bool IsValid => !Colors.IsDefault && Colors.Length is >= 1 and <= Limits.FlowColors && Scale is >= SmallestScale and <= LargestScale;

    public bool Equals(FlowField? other) =>
        other is not null && Seed == other.Seed && Scale == other.Scale && Colors.AsSpan().SequenceEqual(other.Colors.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Seed, Scale, Colors.IsDefaultOrEmpty ? default : Colors[0]);
}
