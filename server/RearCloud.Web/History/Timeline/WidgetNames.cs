using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Merging;
using RearCloud.Web.Layouts.Editing;

namespace RearCloud.Web.History.Timeline;

/// <summary>What the widgets of a layout are called, those that are gone too: a deletion tells what it deleted.</summary>
internal sealed class WidgetNames
{
    private readonly Dictionary<string, string> _byId = new(StringComparer.Ordinal);

    public static WidgetNames Of(Document? today)
    {
        var names = new WidgetNames();
        if (today is not null) names.LearnBody(today.Body);
        return names;
    }

    public string this[string id] => _byId.GetValueOrDefault(id, "a widget");

    /// <summary>Learns from an edit and from what it replaced; what is known already stands.</summary>
    public void Learn(Edit edit, ReversePatch? before)
    {
        if (edit.Body is { } body) LearnBody(body);
        foreach (var field in edit.Fields) LearnField(field);
        if (before?.Body is { } was) LearnBody(was);
        foreach (var field in before?.Fields ?? []) LearnField(field);
    }

    private void LearnField(FieldChange field)
    {
        if (field.Path.Segments is ["widgets", var id] && field.Value is { } widget) LearnWidget(id, widget);
        else if (field.Path.Segments is ["widgets"] && field.Value is { ValueKind: JsonValueKind.Object } all) LearnAll(all);
    }

    private void LearnBody(JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("widgets", out var all) && all.ValueKind == JsonValueKind.Object) LearnAll(all);
    }

    private void LearnAll(JsonElement widgets)
    {
        foreach (var widget in widgets.EnumerateObject()) LearnWidget(widget.Name, widget.Value);
    }

    private void LearnWidget(string id, JsonElement body)
    {
        var widget = WidgetView.From(id, body);
        if (widget.Kind == "unknown") return;
        _byId.TryAdd(id, widget.Kind == "text" && widget.Text("text") is { Length: > 0 } text ? $"“{ValueWords.Shorten(text)}”" : widget.KindName);
    }
}
