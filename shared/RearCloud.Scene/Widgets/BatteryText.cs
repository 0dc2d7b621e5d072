using RearCloud.Scene.Drawing;

namespace RearCloud.Scene.Widgets;

/// <summary>The percentage as large as the frame allows, with a bolt before it while power comes in.</summary>
internal static class BatteryText
{
    public static void Draw(WidgetCanvas canvas, Charge charge, Color color)
    {
        var box = canvas.Box;
        var size = Math.Min(box.Height / Figures.LineHeight, box.Width / 2.6f);
        var bolt = size * 0.72f;
        var room = charge.IsCharging ? bolt * 0.9f : 0;
        var align = HorizontalAlign.Start.ForFigures(canvas.IsRightToLeft);
        if (charge.IsCharging)
        {
            var x = canvas.IsRightToLeft ? box.Right - bolt * 0.35f : box.X + bolt * 0.35f;
            Bolt.Draw(canvas, x, box.CenterY, bolt, charge.Fill(color));
        }

        var line = box with { X = canvas.IsRightToLeft ? box.X : box.X + room, Width = Math.Max(1, box.Width - room) };
        var letters = charge.IsLow ? charge.Fill(color) : charge.Letters(color);
        var style = new TextStyle(size, 300, letters, align, TabularFigures: true, MinSize: size / 2);
        canvas.Add(new DrawOp.Text(charge.Percent(canvas.Culture), line, style));
    }
}
