using System.Collections.Immutable;
using System.Globalization;
using RearCloud.Core.Panels;
using RearCloud.Scene.Drawing;

namespace RearCloud.Panel.Overlay;

/// <summary>Draws the overlay's figures: a dark card in the upper right corner of the safe area, labels at the left, figures of equal width at the right.</summary>
internal static class OverlayCard
{
    /// <summary>The card itself, and above it a layer that alone changes with the figures.</summary>
    public const string CardLayer = "overlay";

    private const string FigureLayer = "overlay/figures";

    // On the product's grid of 8 pixels, in its smallest type.
    private const int Width = 328;
    private const int Padding = 20;
    private const int Head = 64;
    private const int Row = 32;
    private const int Gap = 12;
    private const float Type = 22;

    private static readonly Color Ground = new(0xF20A0D12);
    private static readonly Color Edge = Color.White.WithAlpha(0x24);
    private static readonly Color Rule = Color.White.WithAlpha(0x1C);
    private static readonly Color Label = Color.White.WithAlpha(0xC8);
    private static readonly Color Quiet = Color.White.WithAlpha(0xA0);
    private static readonly Color Alarm = new(0xFFFFB454);

    public static ImmutableArray<DrawLayer> Draw(OverlayFigures figures, PixelRect safeArea)
    {
        const int Height = Padding + Head + 4 * Row + Gap * 2 + 4 * Row + Padding - 4;
        var bounds = new PixelRect(safeArea.Right - Width, safeArea.Y, Width, Height).Intersect(safeArea);
        var card = new RectF(bounds.X, bounds.Y, Width, Height);
        var rule = new RectF(card.X + Padding, card.Y + Padding + Head + 4 * Row + Gap - 1, Width - 2 * Padding, 2);
        return
        [
            new DrawLayer(CardLayer, bounds, [new DrawOp.FillRect(card, 28, Ground), new DrawOp.StrokeRect(card, 28, 2, Edge), new DrawOp.FillRect(rule, 1, Rule)]),
            new DrawLayer(FigureLayer, bounds, [.. Heading(figures, card), .. Frames(figures, card), .. Misses(figures, card)]),
        ];
    }

    private static IEnumerable<DrawOp> Heading(OverlayFigures figures, RectF card)
    {
        var line = new RectF(card.X + Padding, card.Y + Padding - 8, card.Width - 2 * Padding, Head);
        var rate = figures.Hertz == 0 ? "Asleep" : Text($"{figures.Hertz} Hz");
        yield return new DrawOp.Text(rate, line with { Width = 172 }, Style(44, 600, Color.White));
        yield return new DrawOp.Text(Text($"≈ {Power(figures.Milliwatts)}"), line with { Y = line.Y + 6, X = line.X + 148, Width = line.Width - 148 }, Style(Type, 500, Label, HorizontalAlign.End));
    }

    private static IEnumerable<DrawOp> Frames(OverlayFigures figures, RectF card)
    {
        var top = card.Y + Padding + Head;
        return
        [
            .. Line(card, top, "Frame p50", Milliseconds(figures.FrameP50), Color.White),
            .. Line(card, top + Row, "Frame p99", Milliseconds(figures.FrameP99), Color.White),
            .. Line(card, top + 2 * Row, "Damage", figures.DamageShare is { } share ? Text($"{share * 100:0.0} %") : "–", Color.White),
            .. Line(card, top + 3 * Row, "Heap a frame", figures.BytesPerFrame is { } bytes ? Bytes(bytes) : "–", figures.BytesPerFrame > 0 ? Alarm : Color.White),
        ];
    }

    private static IEnumerable<DrawOp> Misses(OverlayFigures figures, RectF card)
    {
        var missed = figures.Missed;
        var top = card.Y + Padding + Head + 4 * Row + 2 * Gap;
        return
        [
            .. Line(card, top, "Missed", Count(missed.Total), Tone(missed.Total)),
            .. Pair(card, top + Row, "Wake", missed.LateWake, "Raster", missed.LongRaster),
            .. Pair(card, top + 2 * Row, "Sinks", missed.SlowPresent, "GC", missed.Collection),
            .. Pair(card, top + 3 * Row, "Clock", missed.ClockJump, "Faults", figures.Faults),
        ];
    }

    private static IEnumerable<DrawOp> Line(RectF card, float y, string label, string figure, Color tone)
    {
        var line = new RectF(card.X + Padding, y, card.Width - 2 * Padding, Row);
        yield return new DrawOp.Text(label, line, Style(Type, 500, Label));
        yield return new DrawOp.Text(figure, line, Style(Type, 600, tone, HorizontalAlign.End));
    }

    private static IEnumerable<DrawOp> Pair(RectF card, float y, string left, long leftCount, string right, long rightCount)
    {
        const int Between = 24;
        var half = new RectF(card.X + Padding, y, (card.Width - 2 * Padding - Between) / 2, Row);
        yield return new DrawOp.Text(left, half, Style(Type, 450, Quiet));
        yield return new DrawOp.Text(Count(leftCount), half, Style(Type, 500, Tone(leftCount), HorizontalAlign.End));
        half = half with { X = half.X + half.Width + Between };
        yield return new DrawOp.Text(right, half, Style(Type, 450, Quiet));
        yield return new DrawOp.Text(Count(rightCount), half, Style(Type, 500, Tone(rightCount), HorizontalAlign.End));
    }

    private static TextStyle Style(float size, int weight, Color color, HorizontalAlign align = HorizontalAlign.Start) =>
        new(size, weight, color, align, TabularFigures: true, MinSize: Type);

    private static Color Tone(long count) => count > 0 ? Alarm : Quiet;

    private static string Milliseconds(double microseconds) => Text($"{microseconds / 1000:0.00} ms");

    private static string Power(double milliwatts) => milliwatts < 1000 ? Text($"{milliwatts:0} mW") : Text($"{milliwatts / 1000:0.0} W");

    private static string Bytes(long bytes) => bytes < 10_000 ? Text($"{bytes} B") : Text($"{bytes / 1000} kB");

    private static string Count(long count) => count < 100_000 ? Text($"{count}") : Text($"{count / 1000} k");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
