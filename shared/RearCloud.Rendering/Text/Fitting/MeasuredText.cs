using System.Globalization;
using HarfBuzzSharp;
using RearCloud.Rendering.Fonts;
using RearCloud.Rendering.Text.Shaping;
using RearCloud.Scene.Drawing;
using RearCloud.Scene.Text.Bidi;

namespace RearCloud.Rendering.Text.Fitting;

/// <summary>One paragraph of text (no line feeds) at one size: its direction, items, and how far each unit advances.</summary>
internal sealed class MeasuredText
{
    private readonly TextStyle _style;
    private readonly List<TextItem> _items;

    // Advance of all units before an index; the whole advance of a cluster stands at its first unit.
    private readonly float[] _before;

    public MeasuredText(FontLibrary fonts, string text, TextStyle style, float size, ParagraphDirection direction = ParagraphDirection.Auto)
    {
        Text = text;
        Size = size;
        _style = style;
        Bidi = BidiParagraph.Resolve(text, direction);
        _items = new Itemizer(fonts, size, style.Weight).Split(text);
        _before = new float[text.Length + 1];
        Measure();
    }

    public string Text { get; }

    /// <summary>Font size in pixels.</summary>
    public float Size { get; }

    public BidiParagraph Bidi { get; }

    public bool IsRightToLeft => (Bidi.BaseLevel & 1) != 0;

    public IReadOnlyList<TextItem> Items => _items;

    /// <summary>Pixels of a range, white space at its end left out.</summary>
    public float Width(int start, int end) => _before[TrimEnd(start, end)] - _before[start];

    /// <summary>The end of a range without its trailing white space.</summary>
    public int TrimEnd(int start, int end)
    {
        while (end > start && char.IsWhiteSpace(Text[end - 1])) end--;
        return end;
    }

    /// <summary>The next index behind <paramref name="at"/> at which text may be cut without tearing a cluster.</summary>
    public int NextCluster(int at) => at + StringInfo.GetNextTextElementLength(Text, at);

    /// <summary>The shaped runs of one line from left to right.</summary>
    public List<GlyphRun> ShapeLine(int start, int end)
    {
        var runs = new List<GlyphRun>();
        foreach (var visual in Bidi.VisualRuns(start, end - start))
        {
            var first = runs.Count;
            foreach (var item in _items)
            {
                var from = Math.Max(item.Start, visual.Start);
                var to = Math.Min(item.End, visual.Start + visual.Length);
                if (from < to) runs.Add(Shape(item, from, to, visual.IsRightToLeft));
            }

            if (visual.IsRightToLeft) runs.Reverse(first, runs.Count - first);
        }

        return runs;
    }

    /// <summary>Whether lines need more room above and below than Latin letters do.</summary>
    public bool HasTallScript => _items.Any(item => item.Script.Equals(Script.Arabic) || item.Script.Equals(Script.Thai)
        || item.Script.Equals(Script.Devanagari) || item.Script.Equals(Script.Bengali) || item.Script.Equals(Script.Khmer)
        || item.Script.Equals(Script.Myanmar) || item.Script.Equals(Script.Tamil) || item.Script.Equals(Script.Telugu));

    private GlyphRun Shape(in TextItem item, int from, int to, bool rightToLeft) =>
        Shaper.Shape(Text, from, to - from, item, rightToLeft, _style.TabularFigures);

    private void Measure()
    {
        foreach (var item in _items)
        {
            for (var from = item.Start; from < item.End;)
            {
                var to = EndOfLevel(from, item.End);
                var run = Shape(item, from, to, (Bidi.Levels[from] & 1) != 0);
                for (var i = 0; i < run.Glyphs.Length; i++) _before[run.Clusters[i] + 1] += run.Advances[i] * Size;
                from = to;
            }
        }

        for (var at = 0; at < Text.Length; at = NextCluster(at)) _before[at + 1] += _style.LetterSpacing;
        for (var i = 1; i < _before.Length; i++) _before[i] += _before[i - 1];
    }

    private int EndOfLevel(int from, int end)
    {
        var to = from + 1;
        while (to < end && Bidi.Levels[to] == Bidi.Levels[from]) to++;
        return to;
    }
}
