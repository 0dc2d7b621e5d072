using RearCloud.Scene.Drawing;

namespace RearCloud.Scene.Widgets;

/// <summary>The sign for power that comes in: three strokes with round caps.</summary>
internal static class Bolt
{
    public static void Draw(WidgetCanvas canvas, float centerX, float centerY, float height, Color color)
    {
        ReadOnlySpan<(float X, float Y)> corners = [(0.13f, -0.48f), (-0.22f, 0.06f), (0.22f, -0.06f), (-0.13f, 0.48f)];
        var stroke = Math.Max(2, height * 0.17f);
        for (var i = 1; i < corners.Length; i++)
        {
            canvas.Add(new DrawOp.Line(
                centerX + corners[i - 1].X * height, centerY + corners[i - 1].Y * height,
                centerX + corners[i].X * height, centerY + corners[i].Y * height,
                stroke, color, RoundCaps: true));
        }
    }
}
