using HarfBuzzSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace RearCloud.Rendering.Text.Shaping;

/// <summary>Turns text of one item and one direction into glyphs with HarfBuzz.</summary>
internal static class Shaper
{
    private static readonly Feature[] Plain = [];
    private static readonly Feature[] Tabular = [new Feature(Tag.Parse("tnum"))];

    /// <summary>Width of the widest tabular figure, as a part of the size.</summary>
    public static float FigureWidth(Font font, int unitsPerEm)
    {
        using var buffer = new Buffer();
        buffer.AddUtf16("0123456789");
        buffer.GuessSegmentProperties();
        font.Shape(buffer, Tabular);
        var widest = 0;
        foreach (var position in buffer.GetGlyphPositionSpan()) widest = Math.Max(widest, position.XAdvance);
        return (float)widest / unitsPerEm;
    }

    /// <param name="text">The whole paragraph: letters join by what stands beside them.</param>
    /// <param name="start">First UTF-16 unit to shape.</param>
    /// <param name="length">UTF-16 units to shape.</param>
    /// <param name="item">Gives face and script.</param>
    /// <param name="rightToLeft">Direction of the run.</param>
    /// <param name="tabularFigures">Figures of equal width.</param>
    public static GlyphRun Shape(string text, int start, int length, in TextItem item, bool rightToLeft, bool tabularFigures)
    {
        using var buffer = new Buffer();
        buffer.AddUtf16(text, start, length);
        buffer.Direction = rightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        buffer.Script = item.Script;
        buffer.Language = Language.Default;
        item.Face.Shaping.Shape(buffer, tabularFigures ? Tabular : Plain);

        var infos = buffer.GetGlyphInfoSpan();
        var positions = buffer.GetGlyphPositionSpan();
        var perEm = item.Face.Scale / item.Face.UnitsPerEm;
        var run = new GlyphRun(
            item.Face, new ushort[infos.Length], new int[infos.Length], new float[infos.Length], new float[infos.Length], new float[infos.Length]);
        for (var i = 0; i < infos.Length; i++)
        {
            run.Glyphs[i] = (ushort)infos[i].Codepoint;
            run.Clusters[i] = (int)infos[i].Cluster;
            run.Advances[i] = positions[i].XAdvance * perEm;
            run.OffsetsX[i] = positions[i].XOffset * perEm;
            run.OffsetsY[i] = -positions[i].YOffset * perEm - item.Face.Lift;
        }

        if (tabularFigures && !item.Face.IsEmoji) EvenFigures(text, run);
        return run;
    }

    // A variable face's tabular figures may differ in width between its masters: each is centred in the width of the widest.
    private static void EvenFigures(string text, GlyphRun run)
    {
        for (var i = 0; i < run.Glyphs.Length; i++)
        {
            if (!char.IsAsciiDigit(text[run.Clusters[i]])) continue;
            var width = run.Face.FigureWidth;
            run.OffsetsX[i] += (width - run.Advances[i]) / 2;
            run.Advances[i] = width;
        }
    }
}
