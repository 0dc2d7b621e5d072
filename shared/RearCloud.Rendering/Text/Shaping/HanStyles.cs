using RearCloud.Rendering.Fonts.Faces;

namespace RearCloud.Rendering.Text.Shaping;

/// <summary>Guesses from its other letters which drawing of Han characters a text wants.</summary>
internal static class HanStyles
{
    public static HanStyle Guess(ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
        {
            if (unit is >= '\u3040' and <= '\u30FF') return HanStyle.Japanese;
            if (unit is (>= '\uAC00' and <= '\uD7AF') or (>= '\u1100' and <= '\u11FF')) return HanStyle.Korean;
        }

        return HanStyle.Simplified;
    }
}
