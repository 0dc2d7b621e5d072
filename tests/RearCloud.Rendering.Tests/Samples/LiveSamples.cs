using System.Globalization;
using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Panels;
using RearCloud.Scene;

namespace RearCloud.Rendering.Tests.Samples;

/// <summary>Snapshots over wallpapers that live, through the scene builder.</summary>
internal static class LiveSamples
{
    private static readonly Dictionary<string, string> Wallpapers = new()
    {
        ["aurora"] = """ "type":"flow","colors":["#02040A","#071A2B","#0A3B46","#12705C","#1F8F78"],"seed":3 """,
        ["dusk"] = """ "type":"flow","colors":["#070410","#24103A","#6B1F4E","#B4553A"],"seed":7,"scale":0.5 """,
        ["dust"] = """ "type":"particles","style":"dust","colors":["#2A1D14","#090605"] """,
        ["snow"] = """ "type":"particles","style":"snow","colors":["#1A2A44","#0A1018"] """,
        ["embers"] = """ "type":"particles","style":"embers","colors":["#0B0506","#2A0C07"] """,
        ["stars"] = """ "type":"particles","style":"stars","colors":["#0B1330","#04050B"],"dim":0.2 """,
        ["depth"] = """
            "type":"parallax","asset":"ASSET","reach":60,"layers":[{"style":"stars","depth":0.3},{"style":"dust","depth":1,"size":24,"count":20,"color":"#FFE2B860"}]
            """,
    };

    public static TheoryData<string> Names => [.. Wallpapers.Keys];

    /// <summary>In the middle of a frame's step, so that times a little later are in the same.</summary>
    public static DateTimeOffset Time { get; } = new(2026, 3, 21, 9, 9, 36, 10, TimeSpan.Zero);

    /// <summary>Tilted, a while ago.</summary>
    public static Snapshot Build(string name)
    {
        var wallpaper = Wallpapers[name].Replace("ASSET", OneImage.Id, StringComparison.Ordinal);
        Document[] documents =
        [
            Document(DocumentKind.Wallpaper, "{\"format\":1," + wallpaper + "}"),
            Document(
                DocumentKind.Layout,
                """
                {"format":1,"wallpaper":"live","widgets":{
                  "clock":{"kind":"digital-clock","order":"V","weight":300,"frame":{"x":288,"y":64,"width":560,"height":220}},
                  "text":{"kind":"text","order":"W","text":"Lunch with Ada at half past one","size":34,"color":"#C9CEDB","frame":{"x":288,"y":304,"width":560,"height":64}}}}
                """),
        ];
        var input = new SceneInput(
            PanelProfiles.Reference, SceneDocuments.From(documents, null), SignalSet.Empty, Time.AddSeconds(-5), TimeZoneInfo.Utc, CultureInfo.GetCultureInfo("en-GB"), []);
        var tilted = input.Signals.With(SignalNames.TiltX, SignalValue.Of(12)).With(SignalNames.TiltY, SignalValue.Of(-20));
        return SceneBuilder.Build(input with { Signals = tilted }, SceneBuilder.Build(input, null));
    }

    private static Document Document(DocumentKind kind, string body) => new(new DocumentKey(kind, new DocumentId("live")), JsonElement.Parse(body), new Sequence(1), IsDeleted: false);
}
