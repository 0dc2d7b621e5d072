namespace RearCloud.Core.Documents;

/// <summary>The one alphabet of every id that people or programs choose.</summary>
internal static class IdText
{
    public static bool IsValid(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > Limits.IdLength) return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.')) return false;
        }

        return true;
    }
}
