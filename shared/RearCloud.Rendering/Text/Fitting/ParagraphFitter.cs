using RearCloud.Rendering.Fonts;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Text.Fitting;

/// <summary>Finds the size, the lines and the places of a paragraph in its box: it shrinks first, then it is cut.</summary>
internal static class ParagraphFitter
{
    private const float Step = 0.94f;

    /// <summary>Letters of a size that fills several panels; larger ones only cost.</summary>
    private const float LargestSize = 2_000;

    public static Paragraph Fit(FontLibrary fonts, string content, TextStyle style, float width, float height)
    {
        if (string.IsNullOrWhiteSpace(content) || !(width > 0) || !(height > 0) || !(style.Size > 0)) return new Paragraph(null, default, style.Size, 0, false);
        var isSingle = style.MaxLines == 1;
        var parts = content.ReplaceLineEndings("\n").Trim('\n').Split('\n');
        if (isSingle) parts = [string.Join(' ', parts)];
        var largest = MathF.Min(style.Size, LargestSize);
        var smallest = style.MinSize > 0 ? MathF.Min(style.MinSize, largest) : largest;
        for (var size = largest; ;)
        {
            var paragraphs = Array.ConvertAll(parts, part => new MeasuredText(fonts, part, style, size));
            var lines = LineWrapper.Wrap(paragraphs, isSingle ? float.PositiveInfinity : width);
            var metrics = LineMetrics.Of(fonts, paragraphs, size, style.Weight);
            var fit = Fits(lines, metrics, style, width, height);
            if (fit >= 1 || size <= smallest) return Compose(fonts, lines, metrics, style, width, height);
            size = Math.Max(smallest, isSingle ? MathF.Min(size * fit, size - 0.25f) : size * Step);
        }
    }

    /// <summary>1 or more if all stands in the box, else the scale at which a single line would.</summary>
    private static float Fits(List<TextLine> lines, in LineMetrics metrics, TextStyle style, float width, float height)
    {
        if (style.MaxLines > 0 && lines.Count > style.MaxLines) return 0;
        var fit = (height + 0.5f) / metrics.Height(lines.Count);
        foreach (var line in lines)
        {
            if (line.Width > 0) fit = Math.Min(fit, (width + 0.5f) / line.Width);
        }

        return fit;
    }

    private static Paragraph Compose(FontLibrary fonts, List<TextLine> lines, in LineMetrics metrics, TextStyle style, float width, float height)
    {
        var room = metrics.LinesIn(height);
        if (style.MaxLines > 0) room = Math.Min(room, style.MaxLines);
        var isCut = lines.Count > room;
        if (isCut) lines.RemoveRange(room, lines.Count - room);
        for (var i = 0; i < lines.Count; i++)
        {
            var mustEnd = (isCut && i == lines.Count - 1) || lines[i].Width > width + 0.5f;
            if (mustEnd) lines[i] = Ellipsis.Cut(fonts, style, lines[i], width);
            isCut |= mustEnd;
        }

        var blob = LinePlacer.Place(lines, metrics, style, width, height, out var ink);
        return new Paragraph(blob, ink, lines[0].Text.Size, lines.Count, isCut);
    }
}
