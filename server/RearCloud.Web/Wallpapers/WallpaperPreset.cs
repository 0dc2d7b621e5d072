using System.Text.Json;
using System.Text.Json.Nodes;
using RearCloud.Core.Documents;

namespace RearCloud.Web.Wallpapers;

/// <summary>A wallpaper that can be had without a picture: a quiet gradient.</summary>
internal sealed record WallpaperPreset(string Name, string Top, string Bottom)
{
    public static IReadOnlyList<WallpaperPreset> All { get; } =
    [
        new("Black", "#000000", "#000000"),
        new("Graphite", "#2B2F36", "#0B0C0E"),
        new("Midnight", "#1B2A52", "#05070F"),
        new("Lagoon", "#0E5E6F", "#03161C"),
        new("Moss", "#2F5D3A", "#08120B"),
        new("Dune", "#B9793F", "#2A1509"),
        new("Ember", "#A63A2B", "#1D0706"),
        new("Orchid", "#6B3FA0", "#12071F"),
    ];

    public JsonElement ToBody() => JsonSerializer.SerializeToElement(new JsonObject
    {
        ["format"] = 1,
        ["name"] = Name,
        ["type"] = "gradient",
        ["colors"] = new JsonArray(Top, Bottom),
    });

    /// <summary>A wallpaper document as a CSS background; black if it says nothing that can be shown.</summary>
    public static string Css(Document wallpaper) => Css(wallpaper.Body);

    /// <summary>A wallpaper's body as a CSS background; black if it says nothing that can be shown.</summary>
    public static string Css(JsonElement body)
    {
        if (Text(body, "asset") is { } asset && asset.All(char.IsAsciiHexDigitLower)) return $"url(/api/v1/assets/{asset}) center / cover";
        if (body.TryGetProperty("colors", out var list) && list.ValueKind == JsonValueKind.Array && list.EnumerateArray().Select(Color).ToArray() is { Length: > 1 } colors && !colors.Contains(null))
            return $"linear-gradient({(Text(body, "type") == "flow" ? "120deg, " : "")}{string.Join(", ", colors)})";
        return body.TryGetProperty("color", out var color) ? Color(color) ?? "#000" : "#000";
    }

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // Only what is a colour may go into a style.
    private static string? Color(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { Length: 4 or 7 or 9 } text && text[0] == '#' && text[1..].All(char.IsAsciiHexDigit) ? text : null;
}
