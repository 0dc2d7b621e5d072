using System.Collections.Immutable;
using RearCloud.Core.Panels;
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

    public PanelPainter(FontLibrary fonts, ImageCache images) => _ops = new OpPainter(this, fonts, images);

    /// <summary>How the cache of shaped paragraphs did.</summary>
    public CacheCounts Paragraphs => _ops.Paragraphs;

    /// <summary>Draws in panel pixels, over black. The canvas may be scaled; blurs are then Skia's own and may differ from the panel's by a shade.</summary>
    public void Paint(SKCanvas canvas, Snapshot snapshot, DateTimeOffset time)
    {
        PaintGround(canvas, snapshot);
        foreach (var layer in snapshot.Layers) PaintLayer(PaintTarget.Of(canvas), layer, time);
    }

    public void Dispose() => _ops.Dispose();

    internal void PaintGround(SKCanvas canvas, Snapshot snapshot) => _ops.Fill(canvas, snapshot.Panel.Size, Color.Black);

    /// <summary>Draws layers over an empty picture, with the panel's own bytes.</summary>
    internal void Paint(PixelBuffer picture, ImmutableArray<DrawLayer> layers, DateTimeOffset time)
    {
        picture.Clear(picture.Area);
        foreach (var layer in layers) PaintLayer(PaintTarget.Of(picture), layer, time);
    }

    /// <summary>Draws all instructions of a layer inside its bounds.</summary>
    internal void PaintLayer(PaintTarget target, DrawLayer layer, DateTimeOffset time)
    {
        if (layer.Bounds.IsEmpty) return;
        var restore = target.Clip(layer.Bounds);
        for (var i = 0; i < layer.Ops.Length; i++) PaintOp(target, layer, i, time);
        target.Unclip(restore);
    }

    /// <summary>Draws one instruction of a layer, to whose bounds the target is clipped already.</summary>
    internal void PaintOp(PaintTarget target, DrawLayer layer, int index, DateTimeOffset time) => _ops.Paint(target, layer.Bounds, layer.Ops[index], time);

    /// <summary>The pixels that a paragraph's letters touch; empty if there are none.</summary>
    internal PixelRect InkOf(DrawOp.Text op) => _ops.InkOf(op);
}
