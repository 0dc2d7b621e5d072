using RearCloud.Scene.Text.Breaking;

namespace RearCloud.Rendering.Text.Fitting;

/// <summary>Breaks measured text into lines, as much on each as fits; a word longer than the line is cut between clusters.</summary>
internal static class LineWrapper
{
    // More lines than this never fit a panel; a text of line feeds only must not cost more.
    private const int MostLines = 256;

    public static List<TextLine> Wrap(IEnumerable<MeasuredText> paragraphs, float width)
    {
        var lines = new List<TextLine>();
        foreach (var text in paragraphs)
        {
            WrapOne(text, width, lines);
            if (lines.Count >= MostLines) break;
        }

        return lines;
    }

    private static void WrapOne(MeasuredText text, float width, List<TextLine> lines)
    {
        var breaks = new BreakOpportunity[text.Text.Length];
        LineBreaker.FindOpportunities(text.Text, breaks);
        var start = 0;
        do
        {
            var end = EndOfLine(text, breaks, start, width);
            lines.Add(new TextLine(text, start, text.TrimEnd(start, end)));
            start = end;
        }
        while (start < text.Text.Length && lines.Count < MostLines);
    }

    private static int EndOfLine(MeasuredText text, BreakOpportunity[] breaks, int start, float width)
    {
        var length = text.Text.Length;
        if (text.Width(start, length) <= width) return length;
        var fitting = start;
        for (var at = start + 1; at < length && text.Width(start, at) <= width; at++)
        {
            if (breaks[at] != BreakOpportunity.None) fitting = at;
        }

        return fitting > start ? fitting : EndOfCutWord(text, start, width);
    }

    private static int EndOfCutWord(MeasuredText text, int start, float width)
    {
        var end = text.NextCluster(start);
        while (end < text.Text.Length)
        {
            var next = text.NextCluster(end);
            if (text.Width(start, next) > width) break;
            end = next;
        }

        return end;
    }
}
