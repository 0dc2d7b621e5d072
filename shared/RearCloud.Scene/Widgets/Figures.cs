namespace RearCloud.Scene.Widgets;

/// <summary>
/// Measures of the display face's tabular figures as shares of the font size, so that figures can be fitted and placed without a font. The source
/// is the face's own tables (Inter Display); the renderer shrinks a line that is wider with another face.
/// </summary>
internal static class Figures
{
    /// <summary>Height of a figure above its base line.</summary>
    public const float Height = 0.727f;

    /// <summary>From the middle of a line's box down to its base line.</summary>
    public const float BaselineBelowMiddle = Height / 2;

    /// <summary>A line's box from its ascent to its descent, and a little air.</summary>
    public const float LineHeight = 1.25f;

    public static float Width(string figures, int weight)
    {
        var width = 0f;
        foreach (var c in figures) width += char.IsAsciiDigit(c) ? Digit(weight) : Separator(weight);
        return width;
    }

    /// <summary>Empty space beside a figure at the least, less with weight: a figure may hang over an edge by this much, and its ink still does not.</summary>
    public static float Bearing(int weight) => 0.045f - 0.00003f * weight;

    private static float Digit(int weight) => 0.53f + 0.00016f * weight;

    private static float Separator(int weight) => 0.17f + 0.00011f * weight;
}
