using RearCloud.Scene.Drawing;

namespace RearCloud.Scene.Widgets;

/// <summary>A bar that fills in reading direction, with the percentage above it where there is room.</summary>
internal static class BatteryBar
{
    public static void Draw(WidgetCanvas canvas, Charge charge, Color color)
    {
        var box = canvas.Box;
        var hasNumber = box.Height >= 72 && box.Width >= 120;
        var thickness = hasNumber ? Math.Clamp(box.Height * 0.2f, 8, 40) : Math.Min(box.Height, 40);
        var size = Math.Min((box.Height - thickness) / 1.4f, 72 * canvas.Scale);
        var height = hasNumber ? size * 1.4f + thickness : thickness;
        var top = box.CenterY - height / 2;
        if (hasNumber) DrawHead(canvas, new RectF(box.X, top, box.Width, size * 1.2f), size, charge, color);

        var track = new RectF(box.X, top + height - thickness, box.Width, thickness);
        canvas.Add(new DrawOp.FillRect(track, thickness / 2, TypeScale.Track(color)));
        if (charge.Level is not > 0) return;
        var width = Math.Max(thickness, track.Width * charge.Share);
        var x = canvas.IsRightToLeft ? track.Right - width : track.X;
        canvas.Add(new DrawOp.FillRect(track with { X = x, Width = width }, thickness / 2, charge.Fill(color)));
    }

    private static void DrawHead(WidgetCanvas canvas, RectF head, float size, Charge charge, Color color)
    {
        var align = HorizontalAlign.Start.ForFigures(canvas.IsRightToLeft);
        canvas.Add(new DrawOp.Text(charge.Percent(canvas.Culture), head, new TextStyle(size, 300, charge.Letters(color), align, TabularFigures: true)));
        if (!charge.IsCharging) return;
        var bolt = size * 0.72f;
        var x = canvas.IsRightToLeft ? head.X + bolt * 0.35f : head.Right - bolt * 0.35f;
        Bolt.Draw(canvas, x, head.CenterY, bolt, charge.Fill(color));
    }
}
