using System.Runtime.CompilerServices;
using RearCloud.Core.Panels;

namespace RearCloud.Rendering.Composition;

/// <summary>The rectangles of the panel that a frame changed; everything outside them is as it was. A value: it may be kept and handed on.</summary>
internal readonly struct FrameDamage
{
    /// <summary>The most rectangles that a frame reports; more are merged.</summary>
    public const int MostRects = 8;

    private readonly Rects _rects;

    internal FrameDamage(ReadOnlySpan<PixelRect> rects)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rects.Length, MostRects, nameof(rects));
        for (var i = 0; i < rects.Length; i++) _rects[i] = rects[i];
        Count = rects.Length;
    }

    public static FrameDamage None => default;

    public int Count { get; }

    public bool IsEmpty => Count == 0;

    /// <summary>The smallest rectangle around all.</summary>
    public PixelRect Bounds
    {
        get
        {
            var bounds = default(PixelRect);
            for (var i = 0; i < Count; i++) bounds = bounds.Union(_rects[i]);
            return bounds;
        }
    }

    public PixelRect this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return _rects[index];
        }
    }

    [InlineArray(MostRects)]
    private struct Rects
    {
        private PixelRect _first;
    }
}
