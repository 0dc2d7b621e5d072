using System.Text;
using HarfBuzzSharp;
using RearCloud.Rendering.Text.Shaping;
using SkiaSharp;

namespace RearCloud.Rendering.Fonts.Faces;

/// <summary>One face at one weight, as the rasteriser and as the shaper know it. Frozen after construction.</summary>
internal sealed class FontFace
{
    // Noto's colour emoji fill more than the em: at this scale, lifted by this part of the size, they stand beside capitals like letters.
    private const float EmojiScale = 0.86f;
    private const float EmojiLift = 0.045f;

    public FontFace(string name, SKTypeface typeface, Font shaping, bool isEmoji = false)
    {
        IsEmoji = isEmoji;
        Scale = isEmoji ? EmojiScale : 1;
        Lift = isEmoji ? EmojiLift : 0;
        Name = name;
        Typeface = typeface;
        Shaping = shaping;
        UnitsPerEm = typeface.UnitsPerEm > 0 ? typeface.UnitsPerEm : 1000;
        shaping.SetScale(UnitsPerEm, UnitsPerEm);
        FigureWidth = Shaper.FigureWidth(shaping, UnitsPerEm);
        using var font = new SKFont(typeface, UnitsPerEm) { Hinting = SKFontHinting.None, LinearMetrics = true };
        var metrics = font.Metrics;
        CapHeight = metrics.CapHeight > 0 ? metrics.CapHeight / UnitsPerEm : 0.72f;
    }

    public string Name { get; }

    public bool IsEmoji { get; }

    public SKTypeface Typeface { get; }

    /// <summary>Positions come in <see cref="UnitsPerEm"/>.</summary>
    public Font Shaping { get; }

    public int UnitsPerEm { get; }

    /// <summary>Height of capitals as a part of the size; lining figures have the same.</summary>
    public float CapHeight { get; }

    /// <summary>Advance that every tabular figure gets, as a part of the size.</summary>
    public float FigureWidth { get; }

    /// <summary>Size of this face where text of size 1 is asked.</summary>
    public float Scale { get; }

    /// <summary>How far glyphs are lifted from the baseline, as a part of the size.</summary>
    public float Lift { get; }

    public bool Has(Rune rune) => Shaping.TryGetNominalGlyph((uint)rune.Value, out var glyph) && glyph != 0;

    public SKFont AtSize(float size) => new(Typeface, size * Scale)
    {
        Edging = SKFontEdging.Antialias,
        Hinting = SKFontHinting.None,
        Subpixel = true,
        LinearMetrics = true,
    };
}
