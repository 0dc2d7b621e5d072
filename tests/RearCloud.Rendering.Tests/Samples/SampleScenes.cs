using System.Collections.Immutable;
using RearCloud.Core.Panels;
using RearCloud.Scene;
using RearCloud.Scene.Animation;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Tests.Samples;

/// <summary>Hand-made snapshots: what widgets draw, without the widgets.</summary>
internal static class SampleScenes
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 21, 10, 9, 36, TimeSpan.Zero);

    private static readonly Color Soft = new(0xFFB8BCC8);

    public static Snapshot Of(params DrawLayer[] layers) =>
        new(PanelProfiles.Reference, [.. layers], null, layers.Any(l => l.IsMoving) ? 120 : 0, []);

    public static DrawLayer Layer(string id, PixelRect bounds, params DrawOp[] ops) => new(id, bounds, [.. ops]);

    public static DrawLayer Gradient() => Layer(
        "wallpaper", Panel, new DrawOp.FillGradient(new RectF(0, 0, 904, 572), 0, new Color(0xFF1D2B4F), new Color(0xFF050609)));

    public static PixelRect Panel => PixelRect.Of(PanelProfiles.Reference.Size);

    public static DrawOp.Text Text(
        string content, RectF rect, float size, int weight = 400, Color? color = null, int lines = 1,
        HorizontalAlign align = HorizontalAlign.Start, VerticalAlign vertical = VerticalAlign.Middle, bool tabular = false, float minSize = 22) =>
        new(content, rect, new TextStyle(size, weight, color ?? Color.White, align, vertical, lines, tabular, minSize));

    /// <summary>Clock, date and battery beside the lenses.</summary>
    public static Snapshot Demo(string clock = "10:09") => Of(
        Gradient(),
        Layer("widget/clock", new PixelRect(288, 56, 576, 232), Text(clock, new RectF(288, 56, 576, 232), 260, 300, tabular: true)),
        Layer("widget/date", new PixelRect(288, 304, 576, 64), Text("Saturday, 21 March", new RectF(288, 304, 576, 64), 40, 500, Soft)),
        Layer(
            "widget/battery", new PixelRect(288, 404, 576, 96),
            new DrawOp.Arc(new RectF(292, 408, 88, 88), -90, 360, 8, new Color(0x33FFFFFF), false),
            new DrawOp.Arc(new RectF(292, 408, 88, 88), -90, 296, 8, new Color(0xFF7BE0A3), true),
            Text("82", new RectF(288, 404, 96, 96), 34, 600, align: HorizontalAlign.Center, tabular: true),
            Text("82 %, charged by 11:20", new RectF(408, 404, 456, 96), 32, 400, Soft)));

    /// <summary>An analog clock with a hand that sweeps.</summary>
    public static DrawLayer Analog(DateTimeOffset start)
    {
        var ops = ImmutableArray.CreateBuilder<DrawOp>();
        for (var i = 0; i < 60; i++)
        {
            var (sin, cos) = Math.SinCos(i * Math.PI / 30);
            var isHour = i % 5 == 0;
            ops.Add(new DrawOp.FillCircle(
                (float)(568 + sin * 228), (float)(286 - cos * 228), isHour ? 6 : 2.5f, new Color(isHour ? 0xFFFFFFFF : 0xFF6E7380)));
        }

        ops.Add(new DrawOp.Hand(568, 286, 24, 130, 14, Color.White, 304));
        ops.Add(new DrawOp.Hand(568, 286, 24, 196, 10, Color.White, 57));
        ops.Add(new DrawOp.Hand(568, 286, 40, 212, 4, new Color(0xFFFF6A3D), new Motion.Linear(216, 6, start)));
        ops.Add(new DrawOp.FillCircle(568, 286, 9, new Color(0xFFFF6A3D)));
        return new DrawLayer("widget/analog", new PixelRect(320, 38, 496, 496), ops.ToImmutable());
    }

    public static Snapshot Scripts() => Of(
        Layer("ground", Panel, new DrawOp.FillRect(new RectF(0, 0, 904, 572), 0, Color.Black)),
        Layer(
            "widget/text", Panel,
            Text("مرحبا بالعالم، الساعة 10:09", new RectF(288, 40, 576, 64), 44, 500),
            Text("早上好，世界。今天天气很好", new RectF(288, 120, 576, 64), 44, 500),
            Text("おはよう 世界 · 안녕하세요", new RectF(288, 192, 576, 64), 40, 400),
            Text("שלום Berlin 2026", new RectF(288, 262, 576, 64), 40, 600),
            Text("Emoji 👩‍👩‍👧‍👦 🇩🇪 ❤️ 👍🏽 3️⃣ 🌤", new RectF(288, 330, 576, 64), 40, 400),
            Text("नमस्ते · สวัสดี · Ελληνικά", new RectF(288, 400, 576, 64), 40, 400),
            Text("∑ ⚙ ♞ → Ünïcödé ﷽ 𓀀", new RectF(288, 470, 576, 64), 40, 400)));

    /// <summary>Every kind of instruction once, plain and at its edges.</summary>
    public static Snapshot Instructions() => Of(
        Layer("ground", Panel, new DrawOp.FillRect(new RectF(0, 0, 904, 572), 0, new Color(0xFF101114))),
        Layer(
            "widget/shapes", Panel,
            new DrawOp.FillRect(new RectF(32, 32, 120, 120), 36, new Color(0xFF3D7DFF)),
            new DrawOp.FillRect(new RectF(168, 32, 120.5f, 120), 0, new Color(0x803D7DFF)),
            new DrawOp.StrokeRect(new RectF(304, 32, 120, 120), 36, 2, Soft),
            new DrawOp.StrokeRect(new RectF(440, 32, 120, 120), 20, 12, Soft),
            new DrawOp.FillCircle(636, 92, 60, new Color(0xFFFF6A3D)),
            new DrawOp.Arc(new RectF(712, 32, 120, 120), -90, 250, 12, new Color(0xFF7BE0A3), true),
            new DrawOp.Arc(new RectF(736, 56, 72, 72), 20, 300, 12, new Color(0xFFFFD37A), false),
            new DrawOp.Line(32, 190, 288, 210, 8, Color.White, true),
            new DrawOp.Line(32, 230, 288, 230, 2, Color.White, false),
            new DrawOp.Hand(380, 240, 20, 60, 8, Color.White, 60),
            new DrawOp.Hand(380, 240, 20, 64, 3, new Color(0xFFFF6A3D), new Motion.Linear(0, 6, Noon)),
            new DrawOp.FillGradient(new RectF(480, 180, 180, 120), 36, new Color(0xFF8A3FFC), new Color(0xFF0B0D16)),
            new DrawOp.FillGradient(new RectF(680, 180, 180, 120), 0, new Color(0xFFFFFFFF), new Color(0x00FFFFFF)),
            new DrawOp.Image(OneImage.Id, new RectF(32, 330, 200, 200), 36, ImageFit.Cover, 0.7f, 0.4f),
            new DrawOp.Image(OneImage.Id, new RectF(248, 330, 200, 200), 36, ImageFit.Contain, 0.5f, 0.5f),
            new DrawOp.Image(OneImage.Id, new RectF(464, 330, 200, 200), 0, ImageFit.Fill, 0.5f, 0.5f),
            new DrawOp.Image("missing", new RectF(680, 330, 180, 200), 36, ImageFit.Cover, 0.5f, 0.5f)),
        Layer("widget/clip", new PixelRect(860, 0, 44, 40), new DrawOp.FillCircle(870, 10, 60, new Color(0xFFFF2D55))));

    /// <summary>What looks expensive: frost over a picture, shadows, a card that slides in, a page that fades, a bar and a ring on their way.</summary>
    public static Snapshot Effects()
    {
        var card = new RectF(328, 232, 528, 132);
        var arriving = new DrawSheet(new PixelRect(280, 184, 624, 228),
        [
            Layer(
                "card", new PixelRect(280, 184, 624, 228), new DrawOp.Shadow(card, 36, 36, new Color(0xB0000000)), new DrawOp.FillRect(card, 36, new Color(0xF0181B24)),
                Text("Parcel at the door", new RectF(364, 248, 456, 52), 36, 600), Text("Second floor, with your neighbour", new RectF(364, 300, 456, 44), 28, 400, Soft)),
        ]);
        var page = new DrawSheet(Panel, [Layer("page", Panel, new DrawOp.FillRect(new RectF(0, 0, 904, 572), 0, new Color(0xFF274B7A)))]);
        return Of(
            Layer("wallpaper", Panel, new DrawOp.Image(OneImage.Id, new RectF(0, 0, 904, 572), 0, ImageFit.Cover, 0.5f, 0.5f)),
            Layer("fading", Panel, new DrawOp.Sheet(page, 0, 0, new Motion.Tween(0, 0.5, Noon.AddSeconds(-1), TimeSpan.FromSeconds(2), Easing.Linear))),
            Layer(
                "frosted", Panel, new DrawOp.Frost(new RectF(288, 32, 272, 168), 36, new Color(0x40FFFFFF)), Text("21°", new RectF(320, 48, 208, 88), 80, 300),
                Text("Clear until six", new RectF(320, 136, 208, 40), 26, 500), new DrawOp.Frost(new RectF(592, 32, 272, 168), 36, new Color(0x80101218)),
                new DrawOp.Arc(new RectF(624, 64, 104, 104), 0, 360, 10, new Color(0x33FFFFFF), false),
                new DrawOp.Arc(new RectF(624, 64, 104, 104), -90, new Motion.Linear(0, 24, Noon.AddSeconds(-10)), 10, new Color(0xFF7BE0A3), true),
                Text("8,412", new RectF(748, 64, 100, 104), 32, 600)),
            Layer(
                "progress", Panel, new DrawOp.Shadow(new RectF(288, 476, 576, 64), 32, 24, new Color(0x80000000)), new DrawOp.Frost(new RectF(288, 476, 576, 64), 32, new Color(0x66000000)),
                new DrawOp.FillRect(new RectF(320, 502, 512, 12), 6, new Color(0x33FFFFFF)), new DrawOp.Bar(new RectF(320, 502, 512, 12), new Motion.Linear(0, 0.05, Noon.AddSeconds(-9)), false, new Color(0xFFFFD37A))),
            Layer("arriving", Panel, new DrawOp.Sheet(arriving, 0, new Motion.Spring(-260, 0, 0, 240, 31, 0.5, Noon.AddMilliseconds(-260)), 1)));
    }

    /// <summary>A page that is gone by a half in clouds, and the picture below it.</summary>
    public static Snapshot Dissolving()
    {
        var page = new DrawSheet(Panel, [Layer("page", Panel, new DrawOp.FillGradient(new RectF(0, 0, 904, 572), 0, new Color(0xFF274B7A), new Color(0xFF10131C)))]);
        return Of(
            Layer("wallpaper", Panel, new DrawOp.Image(OneImage.Id, new RectF(0, 0, 904, 572), 0, ImageFit.Cover, 0.5f, 0.5f)),
            Layer("page", Panel, new DrawOp.Sheet(page, 0, 0, 0.5, SheetFade.Dissolve)));
    }

    /// <summary>Paragraphs that wrap, shrink, are cut, and stand at each side of their box.</summary>
    public static Snapshot Paragraphs()
    {
        const string Pangram = "The quick brown fox jumps over the lazy dog, and then it sleeps until the evening.";
        var boxes = new List<DrawOp>();
        void Add(float x, float y, float width, float height, DrawOp.Text text)
        {
            boxes.Add(new DrawOp.StrokeRect(new RectF(x, y, width, height), 0, 1, new Color(0xFF33363F)));
            boxes.Add(text with { Rect = new RectF(x, y, width, height) });
        }

        Add(32, 32, 400, 150, Text(Pangram, default, 32, lines: 0));
        Add(32, 198, 400, 72, Text(Pangram, default, 32, lines: 2, minSize: 32));
        Add(32, 286, 400, 48, Text(Pangram, default, 32, minSize: 28));
        Add(32, 350, 400, 80, Text("Shrinks to its box", default, 120, 700));
        Add(32, 446, 192, 96, Text("Donaudampfschifffahrt", default, 36, lines: 3, minSize: 36));
        Add(240, 446, 192, 96, Text("a\nb", default, 30, lines: 2, align: HorizontalAlign.End, vertical: VerticalAlign.Bottom));
        Add(464, 32, 408, 80, Text("Start", default, 40));
        Add(464, 128, 408, 80, Text("Center", default, 40, align: HorizontalAlign.Center));
        Add(464, 224, 408, 80, Text("End", default, 40, align: HorizontalAlign.End));
        Add(464, 320, 192, 100, Text("Top", default, 40, vertical: VerticalAlign.Top));
        Add(680, 320, 192, 100, Text("Bottom", default, 40, vertical: VerticalAlign.Bottom));
        Add(464, 436, 192, 106, Text("09:41", default, 200, 800, align: HorizontalAlign.Center, tabular: true));
        Add(680, 436, 192, 106, new DrawOp.Text("SPACED", default, new TextStyle(34, 600, Soft, HorizontalAlign.Center, LetterSpacing: 6)));
        return Of(Layer("widget/text", Panel, [.. boxes]));
    }
}
