using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Panels;
using RearCloud.Scene;
using RearCloud.Scene.Drawing;

namespace RearCloud.Benchmarks.Panels;

/// <summary>Scenes over wallpapers that live: with a clock and a date, as documents make them, and the richest that there is.</summary>
internal static class LiveScenes
{
    private const string Widgets = """
        "clock":{"kind":"digital-clock","order":"P","frame":{"x":264,"y":32,"width":608,"height":176},"weight":300,"hours":"24"},
        "date":{"kind":"date","order":"Q","frame":{"x":264,"y":208,"width":608,"height":56},"style":"long"},
        "news":{"kind":"text","order":"R","frame":{"x":264,"y":504,"width":608,"height":48},"size":30,"overflow":"run",
          "text":"Rain from four o'clock on. The train at ten past five is late by a quarter of an hour; the one before it is on time."}
        """;

    private static readonly DateTimeOffset Start = DrawnScenes.Start;

    public static Snapshot Flow { get; } = Over("""{"format":1,"type":"flow","colors":["#02040A","#071A2B","#0A3B46","#12705C"],"seed":3}""");

    public static Snapshot Particles { get; } = Over("""{"format":1,"type":"particles","style":"snow","count":200,"colors":["#1A2A44","#0A1018"]}""");

    /// <summary>Tilted to and fro, so that it moves in every frame.</summary>
    public static Snapshot Parallax { get; } = Swinging(Over(
        """{"format":1,"type":"parallax","colors":["#101C46","#03040A"],"layers":[{"depth":0.4,"style":"stars"},{"depth":1,"style":"dust"}]}"""));

    /// <summary>Flowing colours, three frosted cards, an animation, a text that runs through, and a notification that comes and goes.</summary>
    public static Snapshot Rich { get; } = Flow with
    {
        Layers = [.. Flow.Layers, .. DrawnScenes.FrostedCards(), DrawnScenes.RingsLayer(), DrawnScenes.Notification()],
        FrameRate = PanelProfiles.Reference.MaxRefreshHertz,
    };

    private static Snapshot Over(string wallpaper)
    {
        Document[] documents =
        [
            Document(DocumentKind.Layout, """{"format":1,"wallpaper":"bench","widgets":{""" + Widgets + "}}"), Document(DocumentKind.Wallpaper, wallpaper),
        ];
        return DocumentScenes.Build(SceneDocuments.From(documents, deviceId: null), Start, null);
    }

    private static Snapshot Swinging(Snapshot snapshot) => snapshot with { Layers = [.. snapshot.Layers.Select(Swinging)] };

    private static DrawLayer Swinging(DrawLayer layer) => new(layer.Id, layer.Bounds, [.. layer.Ops.Select(op => op switch
    {
        DrawOp.Sheet sheet => sheet with { X = DrawnScenes.Swing(-19, 19) },
        DrawOp.Particles particles => particles with { X = DrawnScenes.Swing(-48, 48) },
        _ => op,
    })]);

    private static Document Document(DocumentKind kind, string body) => new(new DocumentKey(kind, new DocumentId("bench")), JsonElement.Parse(body), new Sequence(1), false);
}
