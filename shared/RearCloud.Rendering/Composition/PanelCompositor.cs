using System.Collections.Immutable;
using System.Diagnostics;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Composition.Layers;
using RearCloud.Rendering.Memory;
using RearCloud.Rendering.Painting;
using RearCloud.Scene;

namespace RearCloud.Rendering.Composition;

/// <summary>
/// Keeps a panel's pixels up to date with the least work: what is still is flattened once, a change redraws only where it shows, and motion
/// costs a copy of the ground under it and its own drawing. Invariant: after <see cref="Compose"/> the pixels equal those of
/// <see cref="PanelPainter"/> to the byte, and differ from the frame before only inside the damage.
/// </summary>
/// <remarks>For one thread: the first that composes. A frame without a new snapshot allocates nothing.</remarks>
internal sealed class PanelCompositor : IDisposable
{
    private readonly PanelPainter _painter;
    private readonly SheetCounts _sheets = new();
    private readonly LayerCompositor _layers;
    private int _owner;

    public PanelCompositor(PanelPainter painter, PixelSize size)
    {
        Size = size;
        _painter = painter;
        _layers = new LayerCompositor(painter, PixelRect.Of(size), isOpaque: true, _sheets);
    }

    public PixelSize Size { get; }

    /// <summary>Address of the first pixel: BGRA, opaque, page-aligned. Changes only during <see cref="Compose"/>.</summary>
    public nint Pixels => _layers.Picture.Pixels;

    /// <summary>Bytes from one row to the next.</summary>
    public int RowBytes => _layers.Picture.RowBytes;

    /// <summary>How its caches and those of its painter did; from any thread, and then a moment old.</summary>
    public ImmutableArray<CacheStatistics> Caches => [.. _painter.Caches, new CacheStatistics("sheets", _sheets.Counts, IsBytes: true)];

    /// <summary>Forgets what is flattened: the next frame is drawn whole. To be called when an asset has arrived or was taken away.</summary>
    public void Invalidate() => _layers.Invalidate();

    /// <summary>Brings the pixels to a snapshot at a moment.</summary>
    /// <exception cref="ArgumentException">The snapshot was laid out for another size.</exception>
    public FrameDamage Compose(Snapshot snapshot, DateTimeOffset time)
    {
        AssertOwner();
        if (snapshot.Panel.Size != Size) throw new ArgumentException($"The snapshot is for {snapshot.Panel.Size} pixels, the panel has {Size}.", nameof(snapshot));
        _layers.Compose(snapshot.Layers, time);
        return new FrameDamage(_layers.Damage.Rects);
    }

    public void Dispose() => _layers.Dispose();

    [Conditional("DEBUG")]
    private void AssertOwner()
    {
        if (_owner == 0) _owner = Environment.CurrentManagedThreadId;
        Debug.Assert(_owner == Environment.CurrentManagedThreadId, "Only the thread that composed first may compose.");
    }
}
