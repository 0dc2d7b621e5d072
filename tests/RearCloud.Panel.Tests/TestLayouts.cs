using System.Text.Json;
using RearCloud.Core.Documents;

namespace RearCloud.Panel.Tests;

/// <summary>Documents that the tests show.</summary>
internal static class TestLayouts
{
    public static Document Digital { get; } = Layout(
        "digital",
        """{"format":1,"name":"Digital","canvas":{"width":904,"height":572},"background":"#102030","widgets":{"clock":{"kind":"digital-clock","order":"V","hours":"24","seconds":true,"frame":{"x":288,"y":56,"width":560,"height":220}}}}""");

    public static Document Sweep { get; } = Layout(
        "sweep",
        """{"format":1,"name":"Sweep","canvas":{"width":904,"height":572},"background":"#000000","widgets":{"clock":{"kind":"analog-clock","order":"V","seconds":"sweep","frame":{"x":300,"y":66,"width":440,"height":440}}}}""");

    public static Document Still { get; } = Layout("still", Text("Good morning"));

    public static Document Broken { get; } = Layout("broken", """{"format":1,"canvas":"wide","widgets":[1,2,3]}""");

    public static Document Layout(string id, string body, long version = 1) => new(
        new DocumentKey(DocumentKind.Layout, new DocumentId(id)), JsonElement.Parse(body), new Sequence(version), IsDeleted: false);

    public static string Text(string text) =>
        """{"format":1,"name":"Still","canvas":{"width":904,"height":572},"background":"#203040","widgets":{"words":{"kind":"text","order":"V","text":"TEXT","size":64,"frame":{"x":288,"y":56,"width":560,"height":220}}}}"""
            .Replace("TEXT", text, StringComparison.Ordinal);
}
