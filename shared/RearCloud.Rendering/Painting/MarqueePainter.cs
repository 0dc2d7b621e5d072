using RearCloud.Rendering.Text;
using RearCloud.Scene.Drawing;
using SkiaSharp;

namespace RearCloud.Rendering.Painting;

/// <summary>Draws lines of text that run through their box where they do not fit it.</summary>
internal static class MarqueePainter
{
    /// <summary>Wider than any line: nothing is broken or cut.</summary>
    private const float Unbounded = 32_768;

    /// <summary>Before each run it waits for as long as it takes to move by so many pixels.</summary>
    private const double Wait = 150;

    public static void Paint(SKCanvas canvas, DrawOp.Marquee op, ParagraphCache paragraphs, SKPaint paint, DateTimeOffset time)
    {
        var line = paragraphs.Get(op.Content, op.Style, Unbounded, op.Rect.Height);
        if (line.Blob is null || !(op.Rect.Width > 0)) return;
        float left = MathF.Round(op.Rect.X), right = MathF.Round(op.Rect.Right), top = MathF.Round(op.Rect.Y);
        var restore = canvas.Save();
        canvas.ClipRect(new SKRect(left, top, right, MathF.Round(op.Rect.Bottom)));
        if (line.Ink.Width > op.Rect.Width) Run(canvas, op, line, left, right, paint, time);
        else if (paragraphs.Get(op.Content, op.Style, op.Rect.Width, op.Rect.Height).Blob is { } still) canvas.DrawText(still, op.Rect.X, top, paint);
        canvas.RestoreToCount(restore);
    }

    private static void Run(SKCanvas canvas, DrawOp.Marquee op, Paragraph line, float left, float right, SKPaint paint, DateTimeOffset time)
    {
        var period = line.Ink.Width + (op.Gap > 0 ? MathF.Min(MathF.Round(op.Gap), Unbounded) : 0);
        var moved = Moved(op.TravelAt(time), period);
        var isFromRight = line.Ink.X > Unbounded / 2;
        var first = (isFromRight ? right - line.Ink.Width + moved : left - moved) - line.Ink.X;
        var top = MathF.Round(op.Rect.Y);
        canvas.DrawText(line.Blob, first, top, paint);
        if (moved > 0) canvas.DrawText(line.Blob, isFromRight ? first - period : first + period, top, paint);
    }

    private static float Moved(double travel, double period)
    {
        if (!double.IsFinite(travel)) return 0;
        var turn = travel - Math.Floor(travel / (period + Wait)) * (period + Wait);
        return (float)Math.Max(0, Math.Floor(turn) - Wait);
    }
}
