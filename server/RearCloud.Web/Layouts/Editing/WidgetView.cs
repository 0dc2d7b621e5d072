using System.Text.Json;

namespace RearCloud.Web.Layouts.Editing;

/// <summary>A widget as the page shows it: name, place on the canvas and its body. Broken members have harmless values.</summary>
public sealed record WidgetView(string Id, string Kind, string Order, WidgetFrame Frame, JsonElement Body)
{
    public string KindName => WidgetCatalog.Find(Kind)?.Name ?? Kind;

    /// <summary>What a screen reader says.</summary>
    public string Description => FormattableString.Invariant($"{KindName} at {Frame.X:0}, {Frame.Y:0}, {Frame.Width:0} by {Frame.Height:0}");

    public static WidgetView From(string id, JsonElement body)
    {
        var isObject = body.ValueKind == JsonValueKind.Object;
        var kind = isObject && body.TryGetProperty("kind", out var k) && k.ValueKind == JsonValueKind.String ? k.GetString()! : "unknown";
        var order = isObject && body.TryGetProperty("order", out var o) && o.ValueKind == JsonValueKind.String ? o.GetString()! : "";
        var frame = isObject && body.TryGetProperty("frame", out var f) ? WidgetFrame.From(f) : WidgetFrame.Default;
        return new WidgetView(id, kind, order, frame, body);
    }

    public string? Text(string member) =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public double? Number(string member) =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    public bool? Truth(string member) =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(member, out var value)
            ? value.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null }
            : null;
}
