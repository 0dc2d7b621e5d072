using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using RearCloud.Core.Panels;
using RearCloud.Scene.Drawing;

namespace RearCloud.Scene.Tests;

/// <summary>Whatever stands in a document, there is a picture.</summary>
public sealed class BrokenDocumentsTests
{
    private static readonly string[] Members =
    [
        "kind", "order", "frame", "x", "y", "width", "height", "hours", "seconds", "color", "weight", "align", "zone", "accent", "face", "style", "text",
        "size", "lines", "asset", "fit", "radius", "focus", "low", "widgets", "canvas", "background", "wallpaper", "type", "colors", "dim",
        "count", "speed", "seed", "scale", "reach", "layers", "depth", "overflow",
    ];

    private static readonly string[] Texts =
    [
        "digital-clock", "analog-clock", "date", "text", "image", "battery", "weather", "", "12", "auto", "sweep", "tick", "numerals", "long", "ring", "bar",
        "#FFF", "#12345", "end", "Asia/Tokyo", "gradient", "flow", "particles", "parallax", "snow", "run", "{battery.level}", "{", "مرحبا", "👋", "\0", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    ];

    private static readonly string[] Cultures = ["en-GB", "ar-SA", "fa-IR", "he-IL", "ja-JP", "th-TH", "de-DE", ""];

    private static readonly Gen<string> Scalar = Gen.Frequency(
        (4, Pick(Texts).Select(t => JsonSerializer.Serialize(t))),
        (4, Gen.Int[-5, 1_000].Select(n => n.ToString(CultureInfo.InvariantCulture))),
        (1, Pick("true", "false", "null", "1e308", "-1e999", "0.0001", "[]", "{}", "\"\\ud800\"", "[\"#FFF\",\"#000\"]", "[{\"style\":\"stars\",\"depth\":1},{}]")));

    private static readonly Gen<string> Frame =
        Gen.Select(Gen.Int[-100, 900], Gen.Int[-100, 600], Gen.Int[1, 950], Gen.Int[1, 700])
            .Select((x, y, width, height) => FormattableString.Invariant($$"""{"x":{{x}},"y":{{y}},"width":{{width}},"height":{{height}} }"""));

    private static readonly Gen<string> Widget =
        Gen.Select(Pick(Texts[..7]), Frame, Object(Scalar, 6))
            .Select((kind, frame, rest) => $$"""{"kind":"{{kind}}","frame":{{frame}},"rest":0{{(rest == "{}" ? "" : "," + rest[1..^1])}} }""");

    private static readonly Gen<string> Layout =
        Gen.Select(Gen.Frequency((6, Widget), (1, Scalar), (1, Object(Scalar, 4))).Array[0, 6], Object(Scalar, 3))
            .Select((widgets, rest) => "{\"widgets\":{" + string.Join(',', widgets.Select((w, i) => $"\"w{i}\":{w}")) + "},\"rest\":" + rest + ",\"wallpaper\":\"p\"}");

    [Fact]
    public void Any_layout_gives_a_snapshot_that_can_be_printed_and_built_again() =>
        Gen.Select(Layout, Object(Scalar, 5), Gen.Long[DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks], Pick(Cultures), Gen.Double)
            .Sample((layout, wallpaper, ticks, culture, level) =>
            {
                var documents = SceneDocuments.From(
                    [SceneFixture.Layout(layout), SceneFixture.Document("wallpaper", "p", wallpaper)], null);
                var input = SceneFixture.Input(documents) with
                {
                    Culture = CultureInfo.GetCultureInfo(culture),
                    Time = new DateTimeOffset(ticks, TimeSpan.Zero),
                    Panel = PanelProfiles.Large,
                    Signals = SignalSet.Empty.With(SignalNames.BatteryLevel, SignalValue.Of(level)),
                };
                var snapshot = SceneBuilder.Build(input, null);
                Assert.NotEmpty(DrawListText.Print(snapshot));
                Assert.Equal(snapshot.Layers.Length, snapshot.Layers.Select(l => l.Id).Distinct().Count());
                Assert.All(snapshot.Layers, l => Assert.True(PixelRect.Of(input.Panel.Size).Contains(l.Bounds) && !l.Bounds.IsEmpty));
                Assert.True(snapshot.NextChange is null || snapshot.NextChange > input.Time);
                Assert.True(snapshot.Layers == SceneBuilder.Build(input, snapshot).Layers);
            }, iter: 3_000);

    [Fact]
    public void A_good_layout_with_any_bytes_changed_gives_a_snapshot()
    {
        var good = Encoding.UTF8.GetBytes(SceneDocuments.Factory.Layout.Body.GetRawText());
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte).Array[1, 8].Sample(changes =>
        {
            var bytes = (byte[])good.Clone();
            foreach (var (at, value) in changes) bytes[at] = value;
            JsonElement body;
            try
            {
                body = JsonElement.Parse(bytes);
            }
            catch (JsonException)
            {
                return;
            }

            var layout = SceneFixture.Layout("{}") with { Body = body };
            Assert.NotEmpty(SceneBuilder.Build(SceneFixture.Input(SceneDocuments.From([layout], null)), null).Layers);
        }, iter: 20_000);
    }

    private static Gen<string> Pick(params string[] from) => Gen.Int[0, from.Length - 1].Select(i => from[i]);

    private static Gen<string> Object(Gen<string> value, int most) =>
        Gen.Select(Pick(Members), value).Array[0, most]
            .Select(pairs => "{" + string.Join(',', pairs.Select(p => $"\"{p.Item1}\":{p.Item2}")) + "}");
}
