using System.Globalization;

namespace RearCloud.Rendering.Text.Fitting;

/// <summary>Tells where a line may end: after white space and between ideographs.</summary>
internal static class BreakOpportunities
{
    /// <summary>One value per UTF-16 unit: true if a line may begin there.</summary>
    public static bool[] Find(ReadOnlySpan<char> text)
    {
        var may = new bool[text.Length];
        for (var i = 1; i < text.Length; i++)
        {
            may[i] = (char.IsWhiteSpace(text[i - 1]) && !char.IsWhiteSpace(text[i])) || (IsIdeograph(text[i - 1]) && IsIdeograph(text[i]));
        }

        return may;
    }

    private static bool IsIdeograph(char unit) =>
        unit is (>= '\u3041' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') && char.GetUnicodeCategory(unit) == UnicodeCategory.OtherLetter;
}
