using RearCloud.Scene.Drawing;

namespace RearCloud.Scene.Widgets;

/// <summary>Stands in, calmly, for a widget that this version does not know or cannot draw: a soft card, three bars, and the kind's name.</summary>
internal sealed class Placeholder : IWidget
{
    private const int LongestName = 40;
    private static readonly Color Card = Color.White.WithAlpha(0x14);
    private static readonly Color Bar = Color.White.WithAlpha(0x2E);
    private static readonly Color Name = Color.White.WithAlpha(0xA6);
    private readonly string name;

    public Placeholder(string kind) => name = Shorten(kind);

    public void Draw(WidgetCanvas canvas)
    {
        var box = canvas.Box;
        var side = Math.Min(box.Width, box.Height);
        canvas.Add(new DrawOp.FillRect(box, Math.Min(36 * canvas.Scale, side / 2), Card));

        var bar = Math.Clamp(side * 0.05f, 4, 10);
        var hasName = name.Length > 0 && box.Height >= 120 && box.Width >= 160;
        var bars = box.Width >= 12 * bar && box.Height >= 8 * bar;
        var middle = box.CenterY - (hasName ? TypeScale.Smallest * 0.9f : 0);
        if (bars) DrawBars(canvas, middle, bar);
        else DrawDots(canvas, middle, Math.Max(1, side * 0.06f));
        if (!hasName) return;

        var line = new RectF(box.X + 16, middle + bar * 2.5f + 14, box.Width - 32, TypeScale.Smallest * 1.4f);
        canvas.Add(new DrawOp.Text(name, line, new TextStyle(TypeScale.Smallest, 500, Name, HorizontalAlign.Center)));
    }

    private static void DrawBars(WidgetCanvas canvas, float middle, float thickness)
    {
        ReadOnlySpan<float> shares = [1f, 0.72f, 0.44f];
        var longest = Math.Min(canvas.Box.Width * 0.4f, thickness * 14);
        for (var i = 0; i < shares.Length; i++)
        {
            var width = longest * shares[i];
            var x = canvas.IsRightToLeft ? canvas.Box.CenterX + longest / 2 - width : canvas.Box.CenterX - longest / 2;
            canvas.Add(new DrawOp.FillRect(new RectF(x, middle + (i - 1) * 2 * thickness - thickness / 2, width, thickness), thickness / 2, Bar));
        }
    }

    private static void DrawDots(WidgetCanvas canvas, float middle, float radius)
    {
        for (var i = -1; i <= 1; i++) canvas.Add(new DrawOp.FillCircle(canvas.Box.CenterX + i * radius * 3.5f, middle, radius, Bar));
    }

    private static string Shorten(string kind)
    {
        if (kind.Length <= LongestName) return kind;
        return kind[..(char.IsHighSurrogate(kind[LongestName - 1]) ? LongestName - 1 : LongestName)];
    }
}
