using RearCloud.Core.Panels;
using RearCloud.Scene.Drawing;
using SkiaSharp;

namespace RearCloud.Rendering.Painting.Frosting;

/// <summary>Draws frosted glass: on pixels by <see cref="FrostGlass"/>, on a canvas by Skia's blur of what lies below, which looks alike.</summary>
internal sealed class FrostPainter : IDisposable
{
    // Two boxes of 16 cells are as wide as a bell of this many pixels.
    private const float Sigma = 26;

    private readonly FrostGlass _glass = new();
    private readonly SKPaint _tint = new();
    private SKImageFilter? _blur;

    public void Paint(PaintTarget target, PixelRect clip, DrawOp.Frost op)
    {
        if (target.Pixels is { } pixels)
        {
            _glass.Draw(pixels, clip, op);
            return;
        }

        var place = FrostGlass.PlaceOf(op);
        var canvas = target.Canvas;
        var restore = canvas.Save();
        using var corners = new SKRoundRect(SKRect.Create(place.X, place.Y, place.Width, place.Height), op.Radius);
        canvas.ClipRoundRect(corners, SKClipOperation.Intersect, true);
        _blur ??= SKImageFilter.CreateBlur(Sigma, Sigma, SKShaderTileMode.Clamp);
        canvas.SaveLayer(new SKCanvasSaveLayerRec { Backdrop = _blur });
        _tint.Color = new SKColor(op.Tint.Argb);
        canvas.DrawPaint(_tint);
        canvas.RestoreToCount(restore);
    }

    public void Dispose()
    {
        _blur?.Dispose();
        _tint.Dispose();
    }
}
