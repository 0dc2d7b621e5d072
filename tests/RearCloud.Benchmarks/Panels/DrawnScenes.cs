using System.Collections.Immutable;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Films;
using RearCloud.Scene.Animation;
using RearCloud.Scene.Drawing;

namespace RearCloud.Benchmarks.Panels;

/// <summary>Scenes made of instructions: what no widget of this version draws yet, and exactly what other renderers were measured with.</summary>
internal static class DrawnScenes
{
    public static readonly DateTimeOffset Start = new(2026, 3, 21, 10, 9, 36, TimeSpan.Zero);

    private static readonly PanelProfile Panel = PanelProfiles.Reference;
    private static readonly PixelRect Whole = PixelRect.Of(Panel.Size);
    private static readonly Color Soft = new(0xFFC4CAD8);
    private static readonly PixelRect Corner = new(40, 300, 200, 200);

    /// <summary>An animation of 60 frames a second.</summary>
    public static DrawOp.Film Rings { get; } = Play(Photograph.Rings);

    /// <summary>Wallpaper, clock, date, three cards and a bar of progress that moves.</summary>
    public static ImmutableArray<DrawLayer> Standard(string clock, Motion progress) =>
    [
        .. Wallpaper(), Layer("clock", new PixelRect(264, 32, 608, 176), Text(clock, 264, 32, 608, 176, 150, 300)),
        Layer("date", new PixelRect(264, 208, 608, 56), Text("Saturday, 21 March", 264, 208, 608, 56, 36, 500)),
        .. Enumerable.Range(0, 3).Select(i => Card(i, new DrawOp.FillRect(CardAt(i), 28, new Color(0x2EFFFFFF)))),
        Layer(
            "progress", new PixelRect(264, 508, 608, 24), new DrawOp.FillRect(new RectF(264, 512, 608, 12), 6, new Color(0x33FFFFFF)),
            new DrawOp.Bar(new RectF(264, 512, 608, 12), progress, false, new Color(0xFF7BE0A3))),
    ];

    /// <summary>A card over 60 % of the panel that slides up and down over the standard scene.</summary>
    public static ImmutableArray<DrawLayer> NotificationSlide() => [.. Standard("10:09", 0.4), Notification()];

    /// <summary>The card alone.</summary>
    public static DrawLayer Notification()
    {
        var area = new PixelRect(32, 12, 840, 370);
        var card = new RectF(area.X + 24, area.Y + 24, area.Width - 48, area.Height - 48);
        var sheet = new DrawSheet(area,
        [
            Layer(
                "card", area, new DrawOp.Shadow(card, 36, 28, new Color(0x99000000)), new DrawOp.FillRect(card, 36, new Color(0xF2181B24)),
                Text("Parcel at the door", card.X + 32, card.Y + 24, card.Width - 64, 60, 44, 600),
                Text("The courier left it with your neighbour on the second floor.", card.X + 32, card.Y + 96, card.Width - 64, 60, 32, 400)),
        ]);
        return Layer("notification", Whole, new DrawOp.Sheet(sheet, 0, Swing(0, 170), 1));
    }

    /// <summary>Two pages that move together across the panel.</summary>
    public static ImmutableArray<DrawLayer> PageSwipe()
    {
        var (one, other) = (Page("10:09"), Page("10:10"));
        return [Layer("page-1", Whole, new DrawOp.Sheet(one, Swing(0, -Whole.Width), 0, 1)), Layer("page-2", Whole, new DrawOp.Sheet(other, Swing(Whole.Width, 0), 0, 1))];
    }

    /// <summary>One page becomes another.</summary>
    public static ImmutableArray<DrawLayer> Crossfade(SheetFade fade) =>
    [
        Layer("page-1", Whole, new DrawOp.Sheet(Page("10:09"), 0, 0, 1)), Layer("page-2", Whole, new DrawOp.Sheet(Page("10:10"), 0, 0, Swing(0.01, 0.99), fade)),
    ];

    /// <summary>Three frosted cards over a wallpaper that stands still, or moves sideways.</summary>
    public static ImmutableArray<DrawLayer> Frost(bool moves)
    {
        var wide = new PixelRect(-60, 0, Whole.Width + 120, Whole.Height);
        DrawLayer[] wallpaper = moves ? [Layer("wallpaper", Whole, new DrawOp.Sheet(new DrawSheet(wide, [Photo(wide)]), Swing(-60, 60), 0, 1))] : Wallpaper();
        return [.. wallpaper, .. FrostedCards()];
    }

    /// <summary>The three cards alone.</summary>
    public static IEnumerable<DrawLayer> FrostedCards() => Enumerable.Range(0, 3).Select(i => Card(i, new DrawOp.Frost(CardAt(i), 28, new Color(0x38FFFFFF))));

    /// <summary>A Lottie animation of 200 pixels that plays over the standard scene.</summary>
    public static ImmutableArray<DrawLayer> Lottie() => [.. Standard("10:09", 0.4), RingsLayer()];

    /// <summary>The animation alone.</summary>
    public static DrawLayer RingsLayer() => Layer("lottie", Corner, Rings);

    /// <summary>The same, drawn at a share of its time by the frame thread, as for values that are shown by animations.</summary>
    public static ImmutableArray<DrawLayer> LottieByShare() =>
        [.. Standard("10:09", 0.4), Layer("lottie", Corner, new DrawOp.Lottie(Photograph.Rings, Rings.Picture.Rect, Swing(0, 1)))];

    /// <summary>A film of 200 pixels with 25 frames a second over the standard scene.</summary>
    public static ImmutableArray<DrawLayer> Film() => [.. Standard("10:09", 0.4), Layer("film", Corner, Play(Photograph.Film))];

    /// <summary>As many small widgets as wanted that stand still, and a hand that sweeps.</summary>
    public static ImmutableArray<DrawLayer> Crowd(int widgets)
    {
        var columns = (int)Math.Ceiling(Math.Sqrt(widgets * 1.6));
        float width = 904f / columns, height = 572f / (int)Math.Ceiling(widgets / (double)columns);
        var layers = ImmutableArray.CreateBuilder<DrawLayer>();
        layers.AddRange(Wallpaper());
        for (var i = 0; i < widgets; i++)
        {
            var box = new RectF(i % columns * width, i / columns * height, width - 2, height - 2);
            layers.Add(Layer(
                $"widget-{i}", new PixelRect((int)box.X, (int)box.Y, (int)width, (int)height), new DrawOp.FillRect(box, 4, new Color(0x33FFFFFF)),
                Text($"{i}", box.X, box.Y, box.Width, box.Height, Math.Min(40, height * 0.6f), 500)));
        }

        layers.Add(Layer("hand", new PixelRect(384, 218, 136, 136), new DrawOp.Hand(452, 286, 12, 60, 4, new Color(0xFFFF8A3D), new Motion.Linear(0, 6, Start))));
        return layers.ToImmutable();
    }

    private static RectF CardAt(int index) => new(264 + index * 208, 288, 192, 200);

    private static DrawLayer Card(int index, DrawOp plate)
    {
        var at = CardAt(index);
        var name = ((string[])["Steps", "Sleep", "Rain"])[index];
        var value = ((string[])["8,412", "7 h 20", "15 %"])[index];
        return Layer(
            $"card-{index}", new PixelRect((int)at.X, (int)at.Y, 192, 200), plate, Text(name, at.X + 20, at.Y + 20, 152, 40, 28, 500),
            Text(value, at.X + 20, at.Y + 96, 152, 80, 52, 600));
    }

    private static DrawSheet Page(string clock) =>
        new(Whole, [Layer("page", Whole, new DrawOp.FillRect(new RectF(0, 0, Whole.Width, Whole.Height), 0, Color.Black)), .. Standard(clock, 0.4)]);

    private static DrawLayer[] Wallpaper() => [Photo(Whole)];

    private static DrawLayer Photo(PixelRect area) => Layer(
        "wallpaper", area,
        new DrawOp.FillRect(new RectF(area.X, area.Y, area.Width, area.Height), 0, Color.Black),
        new DrawOp.Image(Photograph.Of(new PixelSize(area.Width, area.Height)), new RectF(area.X, area.Y, area.Width, area.Height), 0, ImageFit.Cover, 0.5f, 0.5f));

    /// <summary>To and fro in two seconds, for ever.</summary>
    public static Motion.Keyframed Swing(double from, double to) => new Motion.Keyframed(
        Start,
        new Keyframes([new(TimeSpan.Zero, from, Easing.Linear), new(TimeSpan.FromSeconds(1), to, Easing.Linear), new(TimeSpan.FromSeconds(2), from, Easing.Linear)]),
        Repeats: true);

    private static DrawOp.Film Play(string asset) => new(
        new DrawOp.Image(asset, new RectF(Corner.X, Corner.Y, Corner.Width, Corner.Height), 0, ImageFit.Cover, 0.5f, 0.5f), new FilmCatalog(new Photograph()).TimingOf(asset)!, Start);

    private static DrawLayer Layer(string id, PixelRect bounds, params DrawOp[] ops) => new(id, bounds, [.. ops]);

    private static DrawOp.Text Text(string content, float x, float y, float width, float height, float size, int weight) =>
        new(content, new RectF(x, y, width, height), new TextStyle(size, weight, weight < 500 ? Color.White : Soft, TabularFigures: true));
}
