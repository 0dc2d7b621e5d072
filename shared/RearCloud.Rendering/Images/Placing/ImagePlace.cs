using RearCloud.Core.Panels;
using RearCloud.Rendering.Memory;
using RearCloud.Scene.Drawing;
using SkiaSharp;

namespace RearCloud.Rendering.Images.Placing;

/// <summary>Where an image's pixels go in a box: the arithmetic of cover, contain and fill with a focus point.</summary>
internal readonly record struct ImagePlace(PixelRect Box, ImageFit Fit, float FocusX, float FocusY)
{
    public static ImagePlace Of(DrawOp.Image op)
    {
        var left = (int)MathF.Round(op.Rect.X);
        var top = (int)MathF.Round(op.Rect.Y);
        var width = Math.Max(1, (int)MathF.Round(op.Rect.Right) - left);
        var height = Math.Max(1, (int)MathF.Round(op.Rect.Bottom) - top);
        return new ImagePlace(new PixelRect(left, top, width, height), op.Fit, op.FocusX, op.FocusY);
    }

    /// <summary>The scale at which an image of a size should be decoded for this box; larger than 1 where it has too few pixels.</summary>
    public float ScaleFor(PixelSize size)
    {
        var across = (float)Box.Width / size.Width;
        var down = (float)Box.Height / size.Height;
        return Fit == ImageFit.Contain ? Math.Min(across, down) : Math.Max(across, down);
    }

    /// <summary>The part of the image that is seen, and the part of the box (from its corner) that shows it.</summary>
    public (SKRect Source, SKRect Target) Rects(PixelSize image)
    {
        var whole = new SKRect(0, 0, image.Width, image.Height);
        var box = new SKRect(0, 0, Box.Width, Box.Height);
        return Fit switch
        {
            ImageFit.Fill => (whole, box),
            ImageFit.Contain => (whole, Contained(image)),
            _ => (Covered(image), box),
        };
    }

    /// <summary>Draws an image that was decoded for this box into an empty picture of it, with round corners.</summary>
    /// <param name="image">The whole image.</param>
    /// <param name="radius">Of the corners; 0 for none.</param>
    /// <param name="box">Its pixels are the box's.</param>
    /// <param name="sampling">Where it has too few pixels.</param>
    public void Draw(SKBitmap image, float radius, PixelBuffer box, SKSamplingOptions sampling)
    {
        var (source, target) = Rects(new PixelSize(image.Width, image.Height));
        var restore = box.Canvas.Save();
        Clip(box.Canvas, target, radius);
        using var pixels = image.PeekPixels();
        using var drawn = SKImage.FromPixels(pixels);
        var isWhole = source.Width == target.Width && source.Height == target.Height;
        box.Canvas.DrawImage(drawn, source, target, isWhole ? SKSamplingOptions.Default : sampling);
        box.Canvas.RestoreToCount(restore);
    }

    /// <summary>Keeps what is drawn next inside the part of a box that shows the image, with round corners if there are any.</summary>
    public static void Clip(SKCanvas canvas, SKRect target, float radius)
    {
        if (!(radius > 0)) return;
        using var corners = new SKRoundRect(target, radius);
        canvas.ClipRoundRect(corners, SKClipOperation.Intersect, true);
    }

    private SKRect Contained(PixelSize image)
    {
        var scale = ScaleFor(image);
        var width = MathF.Min(Box.Width, MathF.Round(image.Width * scale));
        var height = MathF.Min(Box.Height, MathF.Round(image.Height * scale));
        return SKRect.Create(MathF.Floor((Box.Width - width) / 2), MathF.Floor((Box.Height - height) / 2), width, height);
    }

    private SKRect Covered(PixelSize image)
    {
        var scale = ScaleFor(image);

        // A decoded image already fits to the pixel along one side; rounding would scale it again by a hair.
        if (MathF.Abs(scale - 1) < 1.5f / Math.Max(image.Width, image.Height)) scale = 1;
        var width = MathF.Min(image.Width, Box.Width / scale);
        var height = MathF.Min(image.Height, Box.Height / scale);
        var left = Math.Clamp(FocusX * image.Width - width / 2, 0, image.Width - width);
        var top = Math.Clamp(FocusY * image.Height - height / 2, 0, image.Height - height);
        return SKRect.Create(MathF.Round(left), MathF.Round(top), width, height);
    }
}
