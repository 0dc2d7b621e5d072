using RearCloud.Core.Panels;
using RearCloud.Rendering.Memory;
using RearCloud.Scene.Drawing;
using SkiaSharp;

namespace RearCloud.Rendering.Painting.Sheets;

/// <summary>Draws a sheet the plain way: its layers on a picture of their own, and that over what is there.</summary>
internal sealed class SheetPainter(PanelPainter painter) : IDisposable
{
    private readonly SKPaint _veil = new();

    public void Paint(PaintTarget target, PixelRect clip, DrawOp.Sheet op, DateTimeOffset time)
    {
        var place = SheetPlace.Of(op, time);
        var content = op.Content;
        if (place.Opacity == 0 || !place.Move(content.Area).Intersects(clip)) return;
        if (target.Pixels is { } pixels)
        {
            using var picture = new PixelBuffer(content.Area, content.IsOpaque ? SKAlphaType.Opaque : SKAlphaType.Premul);
            painter.Paint(picture, content.Layers, time);
            SheetBlend.Draw(pixels, clip, picture, place);
            return;
        }

        var restore = target.Clip(place.Move(content.Area));
        target.Canvas.Translate(place.X, place.Y);
        _veil.Color = SKColors.Black.WithAlpha((byte)(place.Opacity * 255 / 256));
        target.Canvas.SaveLayer(_veil);
        foreach (var layer in content.Layers) painter.PaintLayer(target, layer, time);
        target.Unclip(restore);
    }

    public void Dispose() => _veil.Dispose();
}
