using System.Globalization;
using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Panels;
using RearCloud.Scene.Drawing;

namespace RearCloud.Scene.Tests;

/// <summary>Makes scenes from JSON for tests.</summary>
internal static class SceneFixture
{
    public static DateTimeOffset Evening { get; } = new(2026, 11, 23, 20, 48, 5, 250, TimeSpan.FromHours(1));

    public static TimeZoneInfo Berlin { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static CultureInfo British { get; } = CultureInfo.GetCultureInfo("en-GB");

    public static SceneInput Input(SceneDocuments documents) =>
        new(PanelProfiles.Reference, documents, SignalSet.Empty, Evening, Berlin, British, []);

    public static Document Document(string kind, string id, string body, long version = 1, bool isDeleted = false)
    {
        Assert.True(DocumentKind.TryParse(kind, out var parsed));
        return new Document(new DocumentKey(parsed, new DocumentId(id)), JsonElement.Parse(body), new Sequence(version), isDeleted);
    }

    public static Document Layout(string body, string id = "home", long version = 1) => Document("layout", id, body, version);

    /// <summary>One widget named <c>w</c>; <paramref name="members"/> are its members without braces.</summary>
    public static SceneInput Widget(string members, string frame = """{"x":288,"y":56,"width":560,"height":220}""") =>
        Input(SceneDocuments.From([Layout($$"""{"format":1,"widgets":{"w":{"order":"V","frame":{{frame}},{{members}} } } }""")], null));

    /// <summary>The printed layers of the widget <c>w</c>, without ground and head.</summary>
    public static string Print(SceneInput input)
    {
        var lines = DrawListText.Print(SceneBuilder.Build(input, null)).Split('\n');
        return string.Join('\n', lines.SkipWhile(line => !line.StartsWith("widget/", StringComparison.Ordinal))).TrimEnd();
    }
}
