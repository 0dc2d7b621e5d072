using RearCloud.Rendering.Fonts;
using RearCloud.Rendering.Images;
using RearCloud.Rendering.Memory;
using RearCloud.Scene;
using RearCloud.Scene.Drawing;
using SkiaSharp;

namespace RearCloud.Rendering.Painting;

/// <summary>
/// Draws a snapshot whole, the plain way: every layer from back to front. What it draws is the definition of the picture; the compositor gives the
/// same bytes with less work. For one thread at a time.
/// </summary>
public sealed class PanelPainter : IDisposable
{
    private readonly OpPainter _ops;

    public PanelPainter(FontLibrary fonts, ImageCache images) => _ops = new OpPainter(fonts, images);

    /// <summary>How the cache of shaped paragraphs did.</summary>
    public CacheCounts Paragraphs => _ops.Paragraphs;

    /// <summary>Draws in panel pixels, over black. The canvas may be scaled; only without a scale are the bytes the panel's.</summary>
    public void Paint(SKCanvas canvas, Snapshot snapshot, DateTimeOffset time)
    {
        PaintGround(canvas, snapshot);
        foreach (var layer in snapshot.Layers) PaintLayer(canvas, layer, time);
    }

    public void Dispose() => _ops.Dispose();

    internal void PaintGround(SKCanvas canvas, Snapshot snapshot) => _ops.Fill(canvas, snapshot.Panel.Size, Color.Black);

    internal void PaintLayer(SKCanvas canvas, DrawLayer layer, DateTimeOffset time) => PaintOps(canvas, layer, 0, layer.Ops.Length, time);

    /// <summary>Draws a part of a layer's instructions inside the layer's bounds.</summary>
    internal void PaintOps(SKCanvas canvas, DrawLayer layer, int from, int to, DateTimeOffset time)
    {
        var bounds = layer.Bounds;
        if (bounds.IsEmpty) return;
        var restore = canvas.Save();
        canvas.ClipRect(SKRect.Create(bounds.X, bounds.Y, bounds.Width, bounds.Height));
        for (var i = from; i < to; i++) _ops.Paint(canvas, layer.Ops[i], time);
        canvas.RestoreToCount(restore);
    }
}
