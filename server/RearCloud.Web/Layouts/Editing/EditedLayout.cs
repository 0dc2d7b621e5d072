using System.Text.Json;
using RearCloud.Core.Documents;

namespace RearCloud.Web.Layouts.Editing;

/// <summary>A layout as the page shows it.</summary>
public sealed record EditedLayout(Document Document, string Name, double CanvasWidth, double CanvasHeight, string? WallpaperId, IReadOnlyList<WidgetView> Widgets)
{
    public DocumentKey Key => Document.Key;

    public static EditedLayout From(Document document)
    {
        var body = document.Body;
        var canvas = body.TryGetProperty("canvas", out var c) && c.ValueKind == JsonValueKind.Object ? c : default;
        var widgets = body.TryGetProperty("widgets", out var w) && w.ValueKind == JsonValueKind.Object
            ? w.EnumerateObject().Select(p => WidgetView.From(p.Name, p.Value)).OrderBy(v => v.Order, StringComparer.Ordinal).ThenBy(v => v.Id, StringComparer.Ordinal).ToList()
            : [];
        return new EditedLayout(
            document, Text(body, "name") ?? document.Key.Id.Value, Number(canvas, "width") ?? 904, Number(canvas, "height") ?? 572, Text(body, "wallpaper"), widgets);
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static double? Number(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
