using RearCloud.Core.Panels;

namespace RearCloud.Rendering.Composition.Damage;

/// <summary>Gathers damage as few rectangles. Allocates nothing after construction. Invariant: <c>Count &lt;= FrameDamage.MostRects</c>.</summary>
internal sealed class DamageList(PixelRect area)
{
    // Two rectangles become one if that wastes no more pixels than this: they are copied in 0.2 microseconds, for which a rectangle
    // of its own is not worth keeping.
    private const long MergeWastePixels = 2_048;

    private readonly PixelRect[] _rects = new PixelRect[FrameDamage.MostRects];

    public int Count { get; private set; }

    public ReadOnlySpan<PixelRect> Rects => _rects.AsSpan(0, Count);

    public void Clear() => Count = 0;

    /// <summary>The smallest rectangle around all.</summary>
    public PixelRect Bounds
    {
        get
        {
            var bounds = default(PixelRect);
            foreach (var rect in Rects) bounds = bounds.Union(rect);
            return bounds;
        }
    }

    public void AddAll() => Add(area);

    public void AddAll(DamageList other)
    {
        foreach (var rect in other.Rects) Add(rect);
    }

    public void Add(PixelRect rect)
    {
        rect = rect.Intersect(area);
        if (rect.IsEmpty) return;
        for (var i = 0; i < Count; i++)
        {
            if (_rects[i].Contains(rect)) return;
            if (Waste(_rects[i], rect) > MergeWastePixels) continue;
            MergeInto(i, rect);
            return;
        }

        if (Count < _rects.Length) _rects[Count++] = rect;
        else MergeInto(Cheapest(rect), rect);
    }

    public bool Intersects(in PixelRect rect)
    {
        foreach (var one in Rects)
        {
            if (one.Intersects(rect)) return true;
        }

        return false;
    }

    /// <summary>True if one single rectangle holds all of it.</summary>
    public bool Holds(in PixelRect rect)
    {
        foreach (var one in Rects)
        {
            if (one.Contains(rect)) return true;
        }

        return false;
    }

    private static long Area(in PixelRect rect) => (long)rect.Width * rect.Height;

    private static long Waste(in PixelRect one, in PixelRect other) =>
        Area(one.Union(other)) - Area(one) - Area(other) + Area(one.Intersect(other));

    // The grown rectangle may now be near a third one: it is taken out and added again.
    private void MergeInto(int index, in PixelRect rect)
    {
        var merged = _rects[index].Union(rect);
        _rects[index] = _rects[--Count];
        Add(merged);
    }

    private int Cheapest(in PixelRect rect)
    {
        var best = 0;
        for (var i = 1; i < Count; i++)
        {
            if (Waste(_rects[i], rect) < Waste(_rects[best], rect)) best = i;
        }

        return best;
    }
}
