using RearCloud.Core.Panels;
using RearCloud.Rendering.Memory;
using SkiaSharp;

namespace RearCloud.Rendering.Painting;

/// <summary>Where instructions are drawn: on pixels, with the panel's exact bytes, or on a canvas that may be scaled, as sharp as that allows.</summary>
/// <param name="Canvas">In panel pixels.</param>
/// <param name="Pixels">The pixels under the canvas; null if only the canvas is known.</param>
internal readonly record struct PaintTarget(SKCanvas Canvas, PixelBuffer? Pixels)
{
    public static PaintTarget Of(PixelBuffer pixels) => new(pixels.Canvas, pixels);

    public static PaintTarget Of(SKCanvas canvas) => new(canvas, null);

    /// <summary>Clips to a rectangle until <see cref="Unclip"/> is called with the answer.</summary>
    public int Clip(PixelRect rect)
    {
        var restore = Canvas.Save();
        Canvas.ClipRect(SKRect.Create(rect.X, rect.Y, rect.Width, rect.Height));
        return restore;
    }

    public void Unclip(int restore) => Canvas.RestoreToCount(restore);
}
