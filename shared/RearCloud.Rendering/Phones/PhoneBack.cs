using RearCloud.Core.Panels;
using RearCloud.Rendering.Memory;
using RearCloud.Rendering.Phones.Drawing;
using RearCloud.Rendering.Pictures;
using SkiaSharp;

namespace RearCloud.Rendering.Phones;

/// <summary>
/// Draws the back of the phone around a panel: the soft body, its camera plateau, and the lenses inside the panel. The same drawing as pixels
/// and as SVG; below the panel it fades into the page.
/// </summary>
public static class PhoneBack
{
    /// <summary>Size of the drawing in panel pixels.</summary>
    public static PixelSize Size(PanelProfile panel) => PhoneGeometry.Of(panel).Size;

    /// <summary>Where the panel lies in the drawing.</summary>
    public static PixelRect PanelRect(PanelProfile panel) => PhoneGeometry.Of(panel).Panel;

    /// <summary>Draws in panel pixels from the canvas's origin.</summary>
    /// <param name="canvas">May be scaled.</param>
    /// <param name="panel">Gives shape and lenses.</param>
    /// <param name="picture">What the panel shows; scaled to the panel.</param>
    public static void Paint(SKCanvas canvas, PanelProfile panel, SKImage picture)
    {
        SkiaStart.Ensure();
        var geometry = PhoneGeometry.Of(panel);
        using var fading = new SKPaint();
        canvas.SaveLayer(fading);
        foreach (var shape in BodyDrawing.Of(geometry)) BackPainter.Paint(canvas, shape);
        BackPainter.Fade(canvas, geometry);
        canvas.Restore();

        BackPainter.PaintPanel(canvas, geometry, picture);
        foreach (var shape in LensDrawing.Of(geometry)) BackPainter.Paint(canvas, shape);
    }

    /// <summary>A PNG file of the phone around a picture of its panel.</summary>
    /// <param name="panel">Gives shape and lenses.</param>
    /// <param name="picture">An encoded picture of the panel.</param>
    /// <param name="scale">Picture pixels per panel pixel.</param>
    public static byte[] Png(PanelProfile panel, ReadOnlySpan<byte> picture, float scale = 1)
    {
        using var image = SKImage.FromEncodedData(picture) ?? throw new ArgumentException("The panel's picture does not decode.", nameof(picture));
        var size = Size(panel);
        using var buffer = new PixelBuffer(
            new PixelSize((int)MathF.Ceiling(size.Width * scale), (int)MathF.Ceiling(size.Height * scale)), SKAlphaType.Premul);
        buffer.Canvas.Scale(scale);
        Paint(buffer.Canvas, panel, image);
        return PixelEncoder.Png(buffer);
    }

    /// <summary>
    /// The phone as an SVG document with a transparent hole for the panel's picture, which a page lays under it at <see cref="PanelRect"/>; the
    /// lenses lie over the picture.
    /// </summary>
    public static string Svg(PanelProfile panel)
    {
        var geometry = PhoneGeometry.Of(panel);
        return BackSvg.Write(geometry, BodyDrawing.Of(geometry), LensDrawing.Of(geometry));
    }
}
