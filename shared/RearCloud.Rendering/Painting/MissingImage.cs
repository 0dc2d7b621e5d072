using SkiaSharp;

namespace RearCloud.Rendering.Painting;

/// <summary>What stands for an image that is not here yet: a quiet card with the sign of a picture.</summary>
internal static class MissingImage
{
    private static readonly SKColor Card = new(0x1FFFFFFF);
    private static readonly SKColor Sign = new(0x52FFFFFF);

    public static void Paint(SKCanvas canvas, SKRect rect, float radius, SKPaint fill, SKPaint stroke)
    {
        fill.Color = Card;
        canvas.DrawRoundRect(rect, radius, radius, fill);
        var side = MathF.Min(96, MathF.Min(rect.Width, rect.Height) * 0.4f);
        if (side < 20) return;
        stroke.Color = Sign;
        stroke.StrokeWidth = MathF.Max(2, side / 16);
        stroke.StrokeCap = SKStrokeCap.Round;
        float left = rect.MidX - side / 2, foot = rect.MidY + side * 0.3f;
        canvas.DrawRoundRect(SKRect.Create(left, rect.MidY - side * 0.4f, side, side * 0.8f), side * 0.14f, side * 0.14f, stroke);
        canvas.DrawCircle(left + side * 0.29f, rect.MidY - side * 0.15f, side * 0.07f, stroke);
        canvas.DrawLine(left + side * 0.12f, foot - side * 0.02f, left + side * 0.36f, foot - side * 0.26f, stroke);
        canvas.DrawLine(left + side * 0.36f, foot - side * 0.26f, left + side * 0.5f, foot - side * 0.13f, stroke);
        canvas.DrawLine(left + side * 0.5f, foot - side * 0.13f, left + side * 0.7f, foot - side * 0.36f, stroke);
        canvas.DrawLine(left + side * 0.7f, foot - side * 0.36f, left + side * 0.88f, foot - side * 0.17f, stroke);
    }
}
