using System.Collections.Immutable;
using RearCloud.Core.Panels;

namespace RearCloud.Scene.Drawing;

/// <summary>
/// A group of instructions with a stable identity: the ground, the wallpaper, or one widget. Nothing is drawn outside <see cref="Bounds"/>.
/// </summary>
public sealed class DrawLayer : IEquatable<DrawLayer>
{
    public DrawLayer(string id, PixelRect bounds, ImmutableArray<DrawOp> ops)
    {
        Id = id;
        Bounds = bounds;
        Ops = ops;
        IsMoving = ops.Any(o => o.IsMoving);
    }

    /// <summary>The same in every snapshot of the same thing: <c>ground</c>, <c>wallpaper</c>, or <c>widget/</c> and the widget's id.</summary>
    public string Id { get; }

    /// <summary>The clip, in panel pixels.</summary>
    public PixelRect Bounds { get; }

    public ImmutableArray<DrawOp> Ops { get; }

    /// <summary>True if its picture depends on the time of the frame.</summary>
    public bool IsMoving { get; }

    public bool Equals(DrawLayer? other) =>
        ReferenceEquals(this, other) || (other is not null && Id == other.Id && Bounds == other.Bounds && Ops.SequenceEqual(other.Ops));

    public override bool Equals(object? obj) => Equals(obj as DrawLayer);

    public override int GetHashCode() => HashCode.Combine(Id, Bounds, Ops.Length);
}
