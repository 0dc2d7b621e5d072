using System.Collections.Immutable;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Films;
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

    /// <param name="fonts">Shared with others.</param>
    /// <param name="images">Its images. Films are of the same assets, and each of their frames is decoded when it is drawn.</param>
    public PanelPainter(FontLibrary fonts, ImageCache images)
        : this(fonts, images, films: null)
    {
    }

    /// <param name="fonts">Shared with others.</param>
    /// <param name="images">Its images.</param>
    /// <param name="films">Frames that somebody decodes ahead; null to decode each when it is drawn.</param>
    internal PanelPainter(FontLibrary fonts, ImageCache images, IFilmFrames? films) => _ops = new OpPainter(this, fonts, images, films);

    /// <summary>How its caches did; from any thread, and then a moment old.</summary>
    public ImmutableArray<CacheStatistics> Caches => _ops.Caches;

    /// <summary>What bounds the pictures that it and its compositor keep.</summary>
    internal PictureMemory Memory => _ops.Memory;

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
        var (first, from) = FirstSeen(layers, picture.Area);
        if (first < 0) picture.Clear(picture.Area);
        for (var i = Math.Max(first, 0); i < layers.Length; i++) PaintLayer(PaintTarget.Of(picture), layers[i], time, i == first ? from : 0);
    }

    /// <summary>Draws the instructions of a layer inside its bounds, from one on.</summary>
    internal void PaintLayer(PaintTarget target, DrawLayer layer, DateTimeOffset time, int from = 0)
    {
        if (layer.Bounds.IsEmpty) return;
        var restore = target.Clip(layer.Bounds);
        for (var i = from; i < layer.Ops.Length; i++) PaintOp(target, layer, i, time);
        target.Unclip(restore);
    }

    /// <summary>Draws one instruction of a layer, to whose bounds the target is clipped already.</summary>
    internal void PaintOp(PaintTarget target, DrawLayer layer, int index, DateTimeOffset time) => _ops.Paint(target, layer.Bounds, layer.Ops[index], time);

    /// <summary>Draws one instruction of a layer as far as a part of the picture needs it; more if its pixels depend on more than their place.</summary>
    internal void PaintOp(PaintTarget target, DrawLayer layer, int index, PixelRect part, DateTimeOffset time)
    {
        var op = layer.Ops[index];
        _ops.Paint(target, op is DrawOp.Particles or DrawOp.Flow ? part.Intersect(layer.Bounds) : layer.Bounds, op, time);
    }

    // What lies below the foremost instruction that covers everything is not seen; -1 if none does.
    private (int Layer, int Op) FirstSeen(ImmutableArray<DrawLayer> layers, PixelRect area)
    {
        for (var i = layers.Length - 1; i >= 0; i--)
        {
            if (!layers[i].Bounds.Contains(area)) continue;
            for (var j = layers[i].Ops.Length - 1; j >= 0; j--)
            {
                if (_ops.Covers(layers[i].Ops[j], area)) return (i, j);
            }
        }

        return (-1, 0);
    }

    /// <summary>Settles which frame of a film is drawn from here on, as <see cref="IFilmFrames.Settle"/> says it.</summary>
    internal long Settle(DrawOp.Film film, DateTimeOffset time) => _ops.Settle(film, time);

    /// <summary>The pixels that a paragraph's letters touch; empty if there are none.</summary>
    internal PixelRect InkOf(DrawOp.Text op) => _ops.InkOf(op);
}
