using RearCloud.Scene.Drawing;
using SkiaSharp;

namespace RearCloud.Rendering.Phones.Drawing;

/// <summary>Draws the phone's shapes with Skia.</summary>
internal static class BackPainter
{
    public static void Paint(SKCanvas canvas, BackShape shape)
    {
        using var paint = new SKPaint { IsAntialias = true, IsDither = true };
        using var shader = Apply(paint, shape.Paint);
        using var blur = shape.Blur > 0 ? SKMaskFilter.CreateBlur(SKBlurStyle.Normal, shape.Blur) : null;
        paint.MaskFilter = blur;
        if (shape.StrokeWidth > 0)
        {
            paint.Style = SKPaintStyle.Stroke;
            paint.StrokeWidth = shape.StrokeWidth;
            paint.StrokeCap = SKStrokeCap.Round;
        }

        switch (shape)
        {
            case BackShape.RoundRect s: canvas.DrawRoundRect(ToSk(s.Rect), s.Radius, s.Radius, paint); break;
            case BackShape.Circle s: canvas.DrawCircle(s.X, s.Y, s.Radius, paint); break;
            case BackShape.Arc s:
                canvas.DrawArc(new SKRect(s.X - s.Radius, s.Y - s.Radius, s.X + s.Radius, s.Y + s.Radius), s.Start, s.Sweep, false, paint);
                break;
            default: throw new ArgumentOutOfRangeException(nameof(shape), shape, "The phone has no such shape.");
        }
    }

    /// <summary>Lets what is drawn so far fade out towards the lower edge.</summary>
    public static void Fade(SKCanvas canvas, PhoneGeometry phone)
    {
        using var shader = SKShader.CreateLinearGradient(
            new SKPoint(0, phone.FadeFrom), new SKPoint(0, phone.Size.Height), [SKColors.White, SKColors.White.WithAlpha(0)], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = shader, BlendMode = SKBlendMode.DstIn };
        canvas.DrawPaint(paint);
    }

    public static void PaintPanel(SKCanvas canvas, PhoneGeometry phone, SKImage picture)
    {
        var rect = SKRect.Create(phone.Panel.X, phone.Panel.Y, phone.Panel.Width, phone.Panel.Height);
        using var outline = new SKRoundRect(rect, phone.Profile.CornerRadius);
        var restore = canvas.Save();
        canvas.ClipRoundRect(outline, SKClipOperation.Intersect, true);
        canvas.DrawImage(picture, rect, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        canvas.RestoreToCount(restore);
    }

    private static SKShader? Apply(SKPaint paint, BackPaint colors)
    {
        if (colors is BackPaint.Solid solid)
        {
            paint.Color = new SKColor(solid.Color.Argb);
            return null;
        }

        paint.Shader = colors switch
        {
            BackPaint.Linear l => SKShader.CreateLinearGradient(
                new SKPoint(l.FromX, l.FromY), new SKPoint(l.ToX, l.ToY), Colors(l.Stops), Places(l.Stops), SKShaderTileMode.Clamp),
            BackPaint.Radial r => SKShader.CreateRadialGradient(new SKPoint(r.X, r.Y), r.Radius, Colors(r.Stops), Places(r.Stops), SKShaderTileMode.Clamp),
            _ => throw new ArgumentOutOfRangeException(nameof(colors), colors, "The phone has no such paint."),
        };
        return paint.Shader;
    }

    private static SKColor[] Colors(GradientStop[] stops) => Array.ConvertAll(stops, stop => new SKColor(stop.Argb));

    private static float[] Places(GradientStop[] stops) => Array.ConvertAll(stops, stop => stop.At);

    private static SKRect ToSk(in RectF rect) => SKRect.Create(rect.X, rect.Y, rect.Width, rect.Height);
}
