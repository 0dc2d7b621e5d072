using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Scene;

namespace RearCloud.Benchmarks.Panels;

/// <summary>The scenes that are measured.</summary>
internal static class Scenes
{
    private const string Clock = """ "clock":{"kind":"digital-clock","order":"P","frame":{"x":264,"y":48,"width":608,"height":232},"weight":300,"hours":"24","seconds":SECONDS} """;
    private const string Date = """ "date":{"kind":"date","order":"Q","frame":{"x":264,"y":296,"width":608,"height":56},"style":"long"} """;
    private const string Battery = """ "battery":{"kind":"battery","order":"R","frame":{"x":264,"y":392,"width":120,"height":120}} """;
    private const string Text = """ "text":{"kind":"text","order":"S","frame":{"x":408,"y":392,"width":464,"height":120},"text":"Standing scene","size":40} """;
    private const string Dial = """ "dial":{"kind":"analog-clock","order":"P","frame":{"x":320,"y":40,"width":492,"height":492},"seconds":"sweep"} """;

    /// <summary>Wallpaper, clock, date, battery ring and a text.</summary>
    public static SceneDocuments Standard { get; } = Of(Clock.Replace("SECONDS", "false", StringComparison.Ordinal), Date, Battery, Text);

    /// <summary>The standard scene with a clock that shows seconds.</summary>
    public static SceneDocuments DigitalSeconds { get; } = Of(Clock.Replace("SECONDS", "true", StringComparison.Ordinal), Date, Battery, Text);

    /// <summary>A dial with a second hand in steady motion.</summary>
    public static SceneDocuments AnalogSweep { get; } = Of(Dial);

    private static SceneDocuments Of(params string[] widgets) => SceneDocuments.From(
        [
            Document(DocumentKind.Layout, "bench", """{"format":1,"wallpaper":"bench","widgets":{""" + string.Join(',', widgets) + "}}"),
            Document(DocumentKind.Wallpaper, "bench", """{"format":1,"type":"gradient","colors":["#1B2A52","#05070F"]}"""),
        ],
        deviceId: null);

    private static Document Document(DocumentKind kind, string id, string body) =>
        new(new DocumentKey(kind, new DocumentId(id)), JsonElement.Parse(body), new Sequence(1), false);
}
