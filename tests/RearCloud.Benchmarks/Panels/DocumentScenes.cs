using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Panels;
using RearCloud.Scene;

namespace RearCloud.Benchmarks.Panels;

/// <summary>Scenes that the product builds from documents.</summary>
internal static class DocumentScenes
{
    private const string Clock = """ "clock":{"kind":"digital-clock","order":"P","frame":{"x":264,"y":48,"width":608,"height":232},"weight":300,"hours":"24","seconds":true} """;
    private const string Date = """ "date":{"kind":"date","order":"Q","frame":{"x":264,"y":296,"width":608,"height":56},"style":"long"} """;
    private const string Battery = """ "battery":{"kind":"battery","order":"R","frame":{"x":264,"y":392,"width":120,"height":120}} """;
    private const string Text = """ "text":{"kind":"text","order":"S","frame":{"x":408,"y":392,"width":464,"height":120},"text":"Standing scene","size":40} """;
    private const string Dial = """ "dial":{"kind":"analog-clock","order":"P","frame":{"x":320,"y":40,"width":492,"height":492},"seconds":"sweep"} """;

    /// <summary>Wallpaper, a clock that shows seconds, date, battery ring and a text.</summary>
    public static SceneDocuments DigitalSeconds { get; } = Of(Clock, Date, Battery, Text);

    /// <summary>A dial with a second hand in steady motion.</summary>
    public static SceneDocuments AnalogSweep { get; } = Of(Dial);

    public static Snapshot Build(SceneDocuments documents, DateTimeOffset time, Snapshot? previous) => SceneBuilder.Build(
        new SceneInput(
            PanelProfiles.Reference, documents, SignalSet.Empty.With("battery.level", SignalValue.Of(82)), time, TimeZoneInfo.Utc, CultureInfo.InvariantCulture,
            ImmutableArray<Core.Edits.TraceId>.Empty),
        previous);

    /// <summary>The sweeping dial beside a text that each edit changes, as a replica would hand them over.</summary>
    public static IReadOnlyList<Document> Sweeping(int edit) =>
        Documents(edit + 1, Dial, Text.Replace("Standing scene", $"Edit {edit}", StringComparison.Ordinal).Replace("\"x\":408", "\"x\":300", StringComparison.Ordinal));

    /// <summary>A photograph as wallpaper, a clock that shows seconds, date, three cards and a bar: a file of documents as the vendor's program reads it.</summary>
    /// <param name="photograph">The asset's name.</param>
    public static string Standard(string photograph)
    {
        var cards = ((string, string)[])[("Steps", "8,412"), ("Sleep", "7 h 20"), ("Rain", "15 %")];
        var texts = cards.Select((card, i) =>
            $$""" "card-{{i}}":{"kind":"text","order":"R{{i + 1}}","frame":{"x":{{264 + i * 208}},"y":368,"width":192,"height":120},"text":"{{card.Item1}} {{card.Item2}}","size":40} """);
        const string Bar = """ "bar":{"kind":"battery","order":"S","frame":{"x":264,"y":500,"width":608,"height":36},"style":"bar"} """;
        return """{"layout/standard":{"format":1,"wallpaper":"photograph","widgets":{""" + string.Join(',', [Clock, Date, .. texts, Bar]) + "}},"
            + $$"""  "wallpaper/photograph":{"format":1,"type":"image","asset":"{{photograph}}"}  """ + "}";
    }

    private static SceneDocuments Of(params string[] widgets) => SceneDocuments.From(Documents(1, widgets), deviceId: null);

    private static Document[] Documents(long version, params string[] widgets) =>
    [
        Document(DocumentKind.Layout, "bench", """{"format":1,"wallpaper":"bench","widgets":{""" + string.Join(',', widgets) + "}}", version),
        Document(DocumentKind.Wallpaper, "bench", """{"format":1,"type":"gradient","colors":["#1B2A52","#05070F"]}""", 1),
    ];

    private static Document Document(DocumentKind kind, string id, string body, long version) =>
        new(new DocumentKey(kind, new DocumentId(id)), JsonElement.Parse(body), new Sequence(version), false);
}
