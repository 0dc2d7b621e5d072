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

        ops.Add(new DrawOp.Hand(568, 286, 24, 130, 14, Color.White, LinearMotion.Still(304)));
        ops.Add(new DrawOp.Hand(568, 286, 24, 196, 10, Color.White, LinearMotion.Still(57)));
        ops.Add(new DrawOp.Hand(568, 286, 40, 212, 4, new Color(0xFFFF6A3D), new LinearMotion(216, 6, start)));
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
}
