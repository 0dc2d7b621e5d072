namespace RearCloud.Core;

/// <summary>The beginning of a text from outside, for messages.</summary>
public static class Excerpt
{
    /// <summary>The text, or so much of it as fits, with an ellipsis behind it; no character of two UTF-16 units is cut in half.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">UTF-16 units before the ellipsis.</param>
    public static string Of(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "…";
}
