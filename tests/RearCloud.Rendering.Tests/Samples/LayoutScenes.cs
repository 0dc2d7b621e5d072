using System.Globalization;
using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Panels;
using RearCloud.Scene;

namespace RearCloud.Rendering.Tests.Samples;

/// <summary>Snapshots of real layouts, through the scene builder.</summary>
internal static class LayoutScenes
{
    private static readonly Dictionary<string, string> Widgets = new()
    {
        ["factory"] = "",
        ["demo"] = """
            "clock":{"kind":"digital-clock","order":"V","weight":300,"frame":{"x":288,"y":64,"width":560,"height":220}},
            "date":{"kind":"date","order":"W","style":"long","color":"#C9CEDB","frame":{"x":288,"y":304,"width":560,"height":64}},
            "battery":{"kind":"battery","order":"X","style":"ring","frame":{"x":288,"y":408,"width":104,"height":104}},
            "text":{"kind":"text","order":"Y","text":"Lunch with Ada at half past one","size":34,"lines":2,"color":"#C9CEDB","frame":{"x":416,"y":408,"width":432,"height":104}}
            """,
        ["clock-seconds"] = """
            "clock":{"kind":"digital-clock","seconds":true,"weight":600,"align":"center","color":"#FFD37A","frame":{"x":272,"y":176,"width":600,"height":220}}
            """,
        ["analog-numerals"] = """
            "clock":{"kind":"analog-clock","seconds":"sweep","face":"numerals","accent":"#FF6A3D","frame":{"x":320,"y":38,"width":496,"height":496}}
            """,
        ["analog-dots"] = """
            "clock":{"kind":"analog-clock","seconds":"tick","face":"dots","accent":"#7BE0A3","frame":{"x":320,"y":38,"width":496,"height":496}}
            """,
        ["dates"] = """
            "a":{"kind":"date","style":"short","frame":{"x":288,"y":48,"width":560,"height":96}},
            "b":{"kind":"date","style":"medium","order":"W","align":"center","frame":{"x":288,"y":192,"width":560,"height":120}},
            "c":{"kind":"date","style":"long","order":"X","align":"end","weight":700,"frame":{"x":288,"y":360,"width":560,"height":140}}
            """,
        ["batteries"] = """
            "a":{"kind":"battery","style":"ring","frame":{"x":288,"y":64,"width":200,"height":200}},
            "b":{"kind":"battery","style":"bar","order":"W","color":"#7BE0A3","frame":{"x":528,"y":112,"width":320,"height":96}},
            "c":{"kind":"battery","style":"text","order":"X","low":90,"frame":{"x":288,"y":336,"width":560,"height":160}}
            """,
        ["image"] = """
            "photo":{"kind":"image","asset":"photo","fit":"cover","radius":36,"frame":{"x":288,"y":40,"width":352,"height":492}},
            "gone":{"kind":"image","asset":"missing","radius":36,"order":"W","frame":{"x":664,"y":40,"width":200,"height":234}}
            """,
        ["running"] = """
            "a":{"kind":"text","overflow":"run","size":40,"text":"Rain from four o'clock on, and the train at ten past five is late","frame":{"x":288,"y":64,"width":560,"height":80}},
            "b":{"kind":"text","overflow":"run","size":56,"weight":700,"color":"#FFD37A","order":"W","text":"The one before it is on time; platform four","frame":{"x":288,"y":224,"width":560,"height":96}},
            "c":{"kind":"text","overflow":"run","size":40,"order":"X","text":"Short","frame":{"x":288,"y":416,"width":560,"height":80}}
            """,
        ["placeholder"] = """
            "a":{"kind":"hologram","frame":{"x":288,"y":48,"width":352,"height":220}},
            "b":{"kind":"text","text":7,"order":"W","frame":{"x":288,"y":300,"width":560,"height":200}}
            """,
    };

    public static IEnumerable<string> Names => Widgets.Keys;

    public static DateTimeOffset Time { get; } = new(2026, 3, 21, 9, 9, 36, 250, TimeSpan.Zero);

    public static Snapshot Build(string name)
    {
        var documents = name == "factory" ? SceneDocuments.Factory : SceneDocuments.From(Documents(Widgets[name]), null);
        var signals = SignalSet.Empty
            .With(SignalNames.BatteryLevel, SignalValue.Of(82))
            .With(SignalNames.BatteryCharging, SignalValue.Of(false))
            .With(SignalNames.DeviceName, SignalValue.Of("Ada's phone"));
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        return SceneBuilder.Build(
            new SceneInput(PanelProfiles.Reference, documents, signals, Time, zone, CultureInfo.GetCultureInfo("en-GB"), []), null);
    }

    // Where a widget names an image, it is by the digest that a stored asset has.
    private static Document[] Documents(string widgets)
    {
        widgets = widgets.Replace("\"asset\":\"photo\"", $"\"asset\":\"{OneImage.Id}\"", StringComparison.Ordinal)
            .Replace("\"asset\":\"missing\"", $"\"asset\":\"{new string('0', 64)}\"", StringComparison.Ordinal);
        return
        [
            Document(DocumentKind.Wallpaper, "dusk", """{"format":1,"name":"Dusk","type":"gradient","colors":["#27355F","#050609"]}"""),
            Document(DocumentKind.Layout, "home", $$"""{"format":1,"name":"Home","wallpaper":"dusk","widgets":{ {{widgets}} } }"""),
        ];
    }

    private static Document Document(DocumentKind kind, string id, string body) =>
        new(new DocumentKey(kind, new DocumentId(id)), JsonElement.Parse(body), new Sequence(1), IsDeleted: false);
}
