using RearCloud.Scene.Drawing;

namespace RearCloud.Scene.Widgets;

/// <summary>A ring that closes as the battery fills, around the number.</summary>
internal static class BatteryRing
{
    public static void Draw(WidgetCanvas canvas, Charge charge, Color color)
    {
        var side = Math.Min(canvas.Box.Width, canvas.Box.Height);
        var stroke = Math.Max(3, side * 0.085f);
        var oval = new RectF(
            canvas.Box.CenterX - side / 2 + stroke / 2, canvas.Box.CenterY - side / 2 + stroke / 2, side - stroke, side - stroke);
        canvas.Add(new DrawOp.Arc(oval, 0, 360, stroke, TypeScale.Track(color), RoundCaps: false));
        if (charge.Level > 0) canvas.Add(new DrawOp.Arc(oval, -90, 360 * charge.Share, stroke, charge.Fill(color), RoundCaps: true));

        var size = side * (charge.IsCharging ? 0.33f : 0.36f);
        var middle = canvas.Box.CenterY;
        var hasNumber = size >= TypeScale.Smallest;
        if (charge.IsCharging)
        {
            var bolt = hasNumber ? side * 0.16f : side * 0.42f;
            Bolt.Draw(canvas, canvas.Box.CenterX, hasNumber ? middle - side * 0.215f : middle, bolt, charge.Fill(color));
            if (hasNumber) middle += side * 0.075f;
        }

        if (!hasNumber) return;
        var box = new RectF(oval.X + stroke, middle - size * 0.65f, oval.Width - 2 * stroke, size * 1.3f);
        var style = new TextStyle(size, 400, charge.Letters(color), HorizontalAlign.Center, TabularFigures: true, MinSize: size / 2);
        canvas.Add(new DrawOp.Text(charge.Number, box, style));
    }
}
