using System.Collections.Immutable;
using RearCloud.Core.Panels;

namespace RearCloud.Scene.Drawing;

/// <summary>Layers that make one picture. They compare by value; nothing is drawn outside <see cref="Area"/>.</summary>
public sealed class DrawSheet : IEquatable<DrawSheet>
{
    /// <summary>Pixels of the largest sheet: that of several panels.</summary>
    public const long MostPixels = 8_000_000;

    /// <param name="area">Where it stands at rest, in panel pixels.</param>
    /// <param name="layers">From back to front, in panel pixels as it stands at rest; ids are unique.</param>
    /// <exception cref="ArgumentException">The area is empty or has more than <see cref="MostPixels"/>.</exception>
    public DrawSheet(PixelRect area, ImmutableArray<DrawLayer> layers)
    {
        if (area.IsEmpty || (long)area.Width * area.Height > MostPixels)
            throw new ArgumentException($"A sheet of {area.Width} x {area.Height} pixels cannot be kept; 1 to {MostPixels} are possible.", nameof(area));
        Area = area;
        Layers = layers;
        IsOpaque = layers.Any(layer => layer.Bounds.Contains(area) && layer.Ops.Any(op => op is DrawOp.FillRect fill && fill.Covers(area)));
        foreach (var layer in layers)
        {
            if (layer.RestsAt > RestsAt) RestsAt = layer.RestsAt;
        }
    }

    public PixelRect Area { get; }

    public ImmutableArray<DrawLayer> Layers { get; }

    /// <summary>True if it surely covers all of its area, so that nothing below it is seen.</summary>
    public bool IsOpaque { get; }

    /// <summary>From this moment on its picture stays, as <see cref="DrawOp.RestsAt"/> says it.</summary>
    public DateTimeOffset RestsAt { get; } = DateTimeOffset.MinValue;

    /// <summary>Frames a second that it wants after the frame of a moment, as <see cref="DrawOp.FrameRateAfter"/> says it.</summary>
    public int FrameRateAfter(DateTimeOffset time, int most)
    {
        var rate = 0;
        foreach (var layer in Layers) rate = Math.Max(rate, layer.FrameRateAfter(time, most));
        return rate;
    }

    /// <summary>When it shows its next step after a moment, as <see cref="DrawOp.NextStepAfter"/> says it.</summary>
    public DateTimeOffset NextStepAfter(DateTimeOffset time)
    {
        var next = DateTimeOffset.MaxValue;
        foreach (var layer in Layers)
        {
            if (layer.NextStepAfter(time) is var one && one < next) next = one;
        }

        return next;
    }

    public bool Equals(DrawSheet? other) =>
        ReferenceEquals(this, other) || (other is not null && Area == other.Area && Layers.AsSpan().SequenceEqual(other.Layers.AsSpan()));

    public override bool Equals(object? obj) => Equals(obj as DrawSheet);

    public override int GetHashCode() => HashCode.Combine(Area, Layers.Length);
}
