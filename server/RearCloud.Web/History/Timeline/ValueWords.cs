using System.Globalization;
using System.Text.Json;
using RearCloud.Core.Edits;
using RearCloud.Web.Layouts.Editing;

namespace RearCloud.Web.History.Timeline;

/// <summary>Members and values in words.</summary>
internal static class ValueWords
{
    private const int Longest = 32;

    /// <summary>A value: <c>“Hello”</c>, <c>300, 80 · 320 × 96</c>, <c>on</c>.</summary>
    public static string Of(JsonElement? value) => value switch
    {
        null => "removed",
        { ValueKind: JsonValueKind.String } text => IsColour(text) ? text.GetString()!.ToUpperInvariant() : $"“{Shorten(text.GetString()!)}”",
        { ValueKind: JsonValueKind.True } => "on",
        { ValueKind: JsonValueKind.False } => "off",
        { ValueKind: JsonValueKind.Number } number => number.GetDouble().ToString("0.##", CultureInfo.InvariantCulture),
        { ValueKind: JsonValueKind.Object } json when json.TryGetProperty("width", out _) && json.TryGetProperty("x", out _) => Of(WidgetFrame.From(json)),
        { ValueKind: JsonValueKind.Object } json when json.TryGetProperty("kind", out _) => WidgetView.From("", json).KindName,
        _ => "another value",
    };

    /// <summary>A colour that can be shown as such; null for anything else.</summary>
    public static string? Colour(JsonElement? value) => value is { } text && IsColour(text) ? text.GetString() : null;

    /// <summary>A member of a layout: <c>Place of Digital clock</c>, <c>Background</c>.</summary>
    public static string Member(FieldPath path, WidgetNames names) => path.Segments switch
    {
        ["widgets", var id] => Capital(names[id]),
        // Its own text is what a text is called by, and the text that stands is told beside it.
        ["widgets", _, "text"] => "Text",
        ["widgets", var id, "frame"] => $"Place of {names[id]}",
        ["widgets", var id, "order"] => $"Order of {names[id]}",
        ["widgets", var id, var member, ..] => $"{Capital(Label(member))} of {names[id]}",
        _ => Capital(path.Segments[0]),
    };

    /// <summary>What the inspector calls a widget's member, inside a sentence.</summary>
    public static string Label(string member) =>
        WidgetCatalog.Kinds.SelectMany(k => k.Properties).FirstOrDefault(p => p.Member == member)?.Label.ToLowerInvariant() ?? member;

    public static string Shorten(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        var info = new StringInfo(line);
        return info.LengthInTextElements <= Longest ? line : info.SubstringByTextElements(0, Longest - 1).TrimEnd() + "…";
    }

    public static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    private static string Of(WidgetFrame frame) => FormattableString.Invariant($"{frame.X:0}, {frame.Y:0} · {frame.Width:0} × {frame.Height:0}");

    private static bool IsColour(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { Length: 7 or 9 } text && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);
}
