using RearCloud.Rendering.Fonts;
using RearCloud.Scene.Drawing;
using RearCloud.Scene.Text.Bidi;

namespace RearCloud.Rendering.Text.Fitting;

/// <summary>Shortens a line so that it and an ellipsis fit.</summary>
internal static class Ellipsis
{
    private const string Mark = "…";

    // Before the mark, white space and the punctuation of a sentence that goes on are noise.
    private static readonly char[] Dropped = [' ', '\t', '\u00A0', ',', '.', ';', ':', '-', '،', '，', '、', '。'];

    /// <summary>The longest beginning of the text from the line's start on that fits together with the mark.</summary>
    public static TextLine Cut(FontLibrary fonts, TextStyle style, in TextLine line, float width)
    {
        var text = line.Text;
        var direction = text.IsRightToLeft ? ParagraphDirection.RightToLeft : ParagraphDirection.LeftToRight;
        var mark = new MeasuredText(fonts, Mark, style, text.Size).Width(0, Mark.Length);
        var ends = ClusterEnds(text, line.Start, width - mark);
        for (var i = ends.Count - 1; i >= 0; i--)
        {
            var kept = text.Text[line.Start..ends[i]].TrimEnd(Dropped) + Mark;
            var measured = new MeasuredText(fonts, kept, style, text.Size, direction);
            if (i == 0 || measured.Width(0, kept.Length) <= width) return new TextLine(measured, 0, kept.Length);
        }

        throw new InvalidOperationException("The empty beginning always remains.");
    }

    private static List<int> ClusterEnds(MeasuredText text, int start, float width)
    {
        var ends = new List<int> { start };
        for (var end = start; end < text.Text.Length;)
        {
            end = text.NextCluster(end);
            if (text.Width(start, end) > width) break;
            ends.Add(end);
        }

        return ends;
    }
}
