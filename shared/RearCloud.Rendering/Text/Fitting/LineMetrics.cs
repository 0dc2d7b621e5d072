using RearCloud.Rendering.Fonts;

namespace RearCloud.Rendering.Text.Fitting;

/// <summary>Vertical measures of lines at one size. Capitals and figures stand in the optical middle of their line.</summary>
internal readonly record struct LineMetrics(float CapHeight, float LineHeight, float InkHeight)
{
    private const float LatinLeading = 1.22f;
    private const float TallLeading = 1.5f;

    public static LineMetrics Of(FontLibrary fonts, IReadOnlyList<MeasuredText> paragraphs, float size, int weight)
    {
        var cap = fonts.Primary(size, weight).CapHeight * size;
        var tall = paragraphs.Any(text => text.HasTallScript);
        var ink = tall ? size * 1.2f : paragraphs.All(text => IsFigures(text.Text)) ? cap : size;
        return new LineMetrics(cap, size * (tall ? TallLeading : LatinLeading), ink);
    }

    /// <summary>Pixels that lines need, measured over their ink.</summary>
    public float Height(int lines) => InkHeight + (lines - 1) * LineHeight;

    /// <summary>How many lines fit; at least one, which is cut off rather than left out.</summary>
    public int LinesIn(float height) => Math.Max(1, 1 + (int)MathF.Floor((height - InkHeight + 0.5f) / LineHeight));

    // What clocks and counters show has neither descenders nor accents, and may fill its box by the height of figures.
    private static bool IsFigures(string text)
    {
        foreach (var unit in text)
        {
            if (!char.IsAsciiDigit(unit) && !char.IsWhiteSpace(unit) && unit is not (':' or '.' or '%' or '+' or '-' or '–' or '−' or '°' or '/')
                && !char.IsAsciiLetterUpper(unit))
            {
                return false;
            }
        }

        return true;
    }
}
