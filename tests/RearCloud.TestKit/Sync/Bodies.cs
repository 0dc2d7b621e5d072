using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.TestKit.Sync;

/// <summary>Small documents for tests of sync.</summary>
public static class Bodies
{
    public static JsonElement Json(string text) => JsonElement.Parse(text);

    public static DocumentKey Layout(string id) => new(DocumentKind.Layout, new DocumentId(id));

    public static DocumentKey Wallpaper(string id) => new(DocumentKind.Wallpaper, new DocumentId(id));

    /// <summary>A wallpaper of one colour.</summary>
    public static JsonElement Color(string color, string name = "Plain") => Json($$"""{"format":1,"name":"{{name}}","type":"color","color":"{{color}}"}""");

    /// <summary>A layout with one text widget named <c>greeting</c>.</summary>
    public static JsonElement Greeting(string text = "Hello") => Json($$"""
        {
          "format":1, "name":"Morning", "canvas":{ "width":904, "height":572 }, "background":"#000000",
          "widgets":{ "greeting":{ "kind":"text", "order":"V", "text":"{{text}}", "frame":{ "x":300, "y":60, "width":400, "height":90 } } }
        }
        """);

    /// <summary>Sets one member of a document to a JSON value.</summary>
    public static Edit Set(DocumentKey key, Sequence basedOn, string pointer, string json) =>
        Edit.Set(key, basedOn, new FieldChange(FieldPath.Parse(pointer).Value, Json(json)));

    /// <summary>Removes one member of a document.</summary>
    public static Edit Remove(DocumentKey key, Sequence basedOn, string pointer) =>
        Edit.Set(key, basedOn, new FieldChange(FieldPath.Parse(pointer).Value, null));
}
