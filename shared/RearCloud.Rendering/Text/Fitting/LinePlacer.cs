using RearCloud.Core.Panels;
using RearCloud.Rendering.Text.Shaping;
using RearCloud.Scene.Drawing;
using SkiaSharp;

namespace RearCloud.Rendering.Text.Fitting;

/// <summary>Gives each glyph of a paragraph its place in the box and packs all into one text blob.</summary>
internal static class LinePlacer
{
    private const float FlushFrom = 40;

    // Antialiasing and the hinting of letters reach a pixel and a half past the exact shape.
    private const float Fringe = 2;

    /// <param name="lines">The paragraph's lines.</param>
    /// <param name="metrics">Of its fonts.</param>
    /// <param name="style">How it looks.</param>
    /// <param name="width">Of the box.</param>
    /// <param name="height">Of the box.</param>
    /// <param name="ink">The pixels that the letters may touch.</param>
    public static SKTextBlob? Place(List<TextLine> lines, in LineMetrics metrics, TextStyle style, float width, float height, out PixelRect ink)
    {
        ink = default;
        using var builder = new SKTextBlobBuilder();
        var baseline = FirstBaseline(lines.Count, metrics, style.VerticalAlign, height);
        foreach (var line in lines)
        {
            // Whole pixels keep the stems of all lines equally sharp.
            ink = ink.Union(PlaceLine(builder, line, style, width, MathF.Round(baseline)));
            baseline += metrics.LineHeight;
        }

        return builder.Build();
    }

    private static float FirstBaseline(int lines, in LineMetrics metrics, VerticalAlign align, float height)
    {
        var middle = (metrics.LineHeight + metrics.CapHeight) / 2;
        var top = align switch
        {
            VerticalAlign.Top => 0,
            VerticalAlign.Bottom => height - lines * metrics.LineHeight,
            _ => (height - lines * metrics.LineHeight) / 2,
        };
        return top + middle;
    }

    private static PixelRect PlaceLine(SKTextBlobBuilder builder, in TextLine line, TextStyle style, float width, float baseline)
    {
        var ink = default(PixelRect);
        if (line.Start == line.End) return ink;
        var runs = line.Text.ShapeLine(line.Start, line.End);
        var pen = Left(style.HorizontalAlign, line.Text.IsRightToLeft, width - line.Width + style.LetterSpacing);
        if (style.HorizontalAlign == HorizontalAlign.Start && !line.Text.IsRightToLeft) pen -= Bearing(runs[0], line.Text.Size);
        foreach (var run in runs)
        {
            using var font = run.Face.AtSize(line.Text.Size);
            var points = new SKPoint[run.Glyphs.Length];
            for (var i = 0; i < points.Length; i++)
            {
                points[i] = new SKPoint(pen + run.OffsetsX[i] * line.Text.Size, baseline + run.OffsetsY[i] * line.Text.Size);
                pen += run.Advances[i] * line.Text.Size;
                if (IsLastOfCluster(run, i)) pen += style.LetterSpacing;
            }

            builder.AddPositionedRun(run.Glyphs, font, points);
            ink = ink.Union(InkOf(run, font, points));
        }

        return ink;
    }

    private static PixelRect InkOf(GlyphRun run, SKFont font, SKPoint[] points)
    {
        font.GetGlyphWidths(run.Glyphs, out var boxes);
        var ink = default(PixelRect);
        for (var i = 0; i < points.Length; i++)
        {
            if (boxes[i].IsEmpty) continue;
            int left = (int)MathF.Floor(points[i].X + boxes[i].Left - Fringe), top = (int)MathF.Floor(points[i].Y + boxes[i].Top - Fringe);
            ink = ink.Union(new PixelRect(
                left, top, (int)MathF.Ceiling(points[i].X + boxes[i].Right + Fringe) - left, (int)MathF.Ceiling(points[i].Y + boxes[i].Bottom + Fringe) - top));
        }

        return ink;
    }

    // Large letters stand flush by what is seen of them, not by the room that their shapes keep.
    private static float Bearing(GlyphRun run, float size)
    {
        if (size < FlushFrom || run.Face.IsEmoji) return 0;
        using var font = run.Face.AtSize(size);
        using var outline = font.GetGlyphPath(run.Glyphs[0]);
        return outline is null ? 0 : MathF.Max(0, outline.TightBounds.Left + run.OffsetsX[0] * size);
    }

    private static bool IsLastOfCluster(GlyphRun run, int index) => index + 1 == run.Clusters.Length || run.Clusters[index + 1] != run.Clusters[index];

    private static float Left(HorizontalAlign align, bool rightToLeft, float free) => align switch
    {
        HorizontalAlign.Center => free / 2,
        HorizontalAlign.Start => rightToLeft ? free : 0,
        _ => rightToLeft ? 0 : free,
    };
}
