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
        foreach (var op in ops)
        {
            if (op.RestsAt > RestsAt) RestsAt = op.RestsAt;
        }
    }

    /// <summary>The same in every snapshot of the same thing: <c>ground</c>, <c>wallpaper</c>, or <c>widget/</c> and the widget's id.</summary>
    public string Id { get; }

    /// <summary>The clip, in panel pixels.</summary>
    public PixelRect Bounds { get; }

    public ImmutableArray<DrawOp> Ops { get; }

    /// <summary>From this moment on its picture stays, as <see cref="DrawOp.RestsAt"/> says it.</summary>
    public DateTimeOffset RestsAt { get; } = DateTimeOffset.MinValue;

    /// <summary>True if its picture depends on the time of the frame.</summary>
    public bool IsMoving => RestsAt != DateTimeOffset.MinValue;

    /// <summary>Frames a second that it wants after the frame of a moment, as <see cref="DrawOp.FrameRateAfter"/> says it.</summary>
    public int FrameRateAfter(DateTimeOffset time, int most)
    {
        var rate = 0;
        if (time >= RestsAt) return rate;
        foreach (var op in Ops) rate = Math.Max(rate, op.FrameRateAfter(time, most));
        return rate;
    }

    /// <summary>When it shows its next step after a moment, as <see cref="DrawOp.NextStepAfter"/> says it.</summary>
    public DateTimeOffset NextStepAfter(DateTimeOffset time)
    {
        var next = DateTimeOffset.MaxValue;
        if (time >= RestsAt) return next;
        foreach (var op in Ops)
        {
            if (op.NextStepAfter(time) is var one && one < next) next = one;
        }

        return next;
    }

    public bool Equals(DrawLayer? other) =>
        ReferenceEquals(this, other) || (other is not null && Id == other.Id && Bounds == other.Bounds && Ops.SequenceEqual(other.Ops));

    public override bool Equals(object? obj) => Equals(obj as DrawLayer);

    public override int GetHashCode() => HashCode.Combine(Id, Bounds, Ops.Length);
}
