using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Simulation.Stories;

/// <summary>Thinks up what people do to a handful of documents. No value is ever given twice, so that each edit can be told from every other.</summary>
internal sealed class EditMaker(Random random)
{
    private static readonly DocumentKey[] Layouts = [Key(DocumentKind.Layout, "home"), Key(DocumentKind.Layout, "work"), Key(DocumentKind.Layout, "trip")];
    private static readonly DocumentKey[] Wallpapers = [Key(DocumentKind.Wallpaper, "dunes"), Key(DocumentKind.Wallpaper, "sea")];
    private static readonly string[] Widgets = ["clock", "date", "note"];
    private static readonly string[] Orders = [.. FractionalIndex.Spread(Widgets.Length)];

    private int _made;

    public TraceId NextTrace() => new($"edit-{++_made}");

    /// <summary>One to three edits that belong together.</summary>
    public IReadOnlyList<Edit> Next(IReadOnlyDictionary<DocumentKey, Document> seen, Sequence basedOn)
    {
        var count = random.Next(10) == 0 ? random.Next(2, 4) : 1;
        return [.. Enumerable.Range(0, count).Select(_ => One(seen, basedOn))];
    }

    /// <summary>Another place for the same widget: a drag.</summary>
    public Edit Drag(DocumentKey layout, string widget, Sequence basedOn) => Edit.Set(layout, basedOn, new FieldChange(FieldPath.Of("widgets", widget, "frame"), Frame()));

    /// <summary>A widget of the layout that a person may drag.</summary>
    public (DocumentKey Layout, string Widget)? Draggable(IReadOnlyDictionary<DocumentKey, Document> seen)
    {
        var layout = Layouts[random.Next(Layouts.Length)];
        var widget = Widgets[random.Next(Widgets.Length)];
        return seen.TryGetValue(layout, out var document) && !document.IsDeleted && document.Body.TryGetProperty("widgets", out var widgets) && widgets.TryGetProperty(widget, out _)
            ? (layout, widget)
            : null;
    }

    private Edit One(IReadOnlyDictionary<DocumentKey, Document> seen, Sequence basedOn)
    {
        var key = random.Next(4) == 0 ? Wallpapers[random.Next(Wallpapers.Length)] : Layouts[random.Next(Layouts.Length)];
        if (!seen.TryGetValue(key, out var document)) return random.Next(4) == 0 ? Edit.Replace(key, basedOn, Body(key)) : Edit.Create(key, Body(key), basedOn);
        if (document.IsDeleted)
        {
            return random.Next(4) switch
            {
                0 => Edit.Create(key, Body(key), basedOn),
                1 => Edit.Replace(key, basedOn, Body(key)),
                2 => Edit.Set(key, basedOn, Set("name", Text())),
                _ => Edit.Restore(key, basedOn),
            };
        }

        return random.Next(20) switch
        {
            0 or 1 => Edit.Delete(key, basedOn),
            2 => Edit.Replace(key, basedOn, Body(key)),
            3 => Edit.Create(key, Body(key), basedOn),
            4 => Edit.Set(key, basedOn, Set("format", Json("0")), Set("name", Text())),
            <= 8 => Edit.Set(key, basedOn, Set("name", Text())),
            _ when key.Kind == DocumentKind.Wallpaper => Edit.Set(key, basedOn, new FieldChange(FieldPath.Of("meta", "label"), Text())),
            var which => OfWidget(key, Widgets[random.Next(Widgets.Length)], which, basedOn),
        };
    }

    private Edit OfWidget(DocumentKey key, string widget, int which, Sequence basedOn) => which switch
    {
        9 or 10 => Edit.Set(key, basedOn, new FieldChange(FieldPath.Of("widgets", widget), null)),
        11 or 12 => Edit.Set(key, basedOn, new FieldChange(FieldPath.Of("widgets", widget), Widget(random.Next(Widgets.Length)))),
        13 or 14 => Edit.Move(key, basedOn, FieldPath.Of("widgets", widget), random.Next(3) == 0 ? null : Widgets.First(w => w != widget)),
        <= 16 => Drag(key, widget, basedOn),
        17 => Edit.Set(key, basedOn, new FieldChange(FieldPath.Of("widgets", widget, "text"), Text()), new FieldChange(FieldPath.Of("widgets", widget, "frame"), Frame())),
        _ => Edit.Set(key, basedOn, new FieldChange(FieldPath.Of("widgets", widget, "text"), Text())),
    };

    private JsonElement Body(DocumentKey key)
    {
        if (key.Kind == DocumentKind.Wallpaper) return Json($$"""{"format":1,"name":"n{{++_made}}","type":"color","color":"#102030","meta":{"label":"n{{_made}}"} }""");
        var widgets = Enumerable.Range(0, Widgets.Length).Where(_ => random.Next(3) > 0).Select(i => $"\"{Widgets[i]}\":{Widget(i).GetRawText()}");
        return Json($$"""{"format":1,"name":"n{{++_made}}","widgets":{ {{string.Join(',', widgets)}} } }""");
    }

    private JsonElement Widget(int place) =>
        Json($$"""{"kind":"text","order":"{{Orders[place]}}","text":"n{{++_made}}","frame":{{Frame().GetRawText()}} }""");

    private JsonElement Frame() => Json($$"""{"x":{{++_made % 800}},"y":{{_made / 800}},"width":40,"height":20}""");

    private JsonElement Text() => Json($"\"n{++_made}\"");

    private static FieldChange Set(string member, JsonElement value) => new(FieldPath.Of(member), value);

    private static JsonElement Json(string text) => JsonElement.Parse(text);

    private static DocumentKey Key(DocumentKind kind, string id) => new(kind, new DocumentId(id));
}
