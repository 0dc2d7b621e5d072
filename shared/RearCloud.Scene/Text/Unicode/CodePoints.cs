namespace RearCloud.Scene.Text.Unicode;

/// <summary>Reads code points from UTF-16; a lone surrogate is a code point of its own.</summary>
internal static class CodePoints
{
    /// <summary>The code point at <paramref name="index"/> and how many units (1 or 2) it takes.</summary>
    public static int At(ReadOnlySpan<char> text, int index, out int units)
    {
        char first = text[index];
        if (char.IsHighSurrogate(first) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        {
            units = 2;
            return char.ConvertToUtf32(first, text[index + 1]);
        }

        units = 1;
        return first;
    }
}
