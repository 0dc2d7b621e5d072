using RearCloud.Scene.Drawing;

namespace RearCloud.Scene.Widgets;

/// <summary>The sizes and tones of letters that all widgets share.</summary>
internal static class TypeScale
{
    /// <summary>About 1.4 mm on the reference panel; nothing smaller can be read from arm's length.</summary>
    public const float Smallest = 22;

    /// <summary>The second thing one reads: 10 : 1 in contrast if white on black.</summary>
    public static Color Secondary(Color color) => Fade(color, 0.68f);

    /// <summary>A value that is not known: seen, but not read as one.</summary>
    public static Color Absent(Color color) => Fade(color, 0.38f);

    /// <summary>The ground of a ring, a bar or a dial.</summary>
    public static Color Track(Color color) => Fade(color, 0.16f);

    private static Color Fade(Color color, float share) => color.WithAlpha((byte)MathF.Round(color.Alpha * share));
}
