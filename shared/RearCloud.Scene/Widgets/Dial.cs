using System.Globalization;
using RearCloud.Scene.Animation;
using RearCloud.Scene.Drawing;

namespace RearCloud.Scene.Widgets;

/// <summary>The round face of a clock; lengths of its hands are shares of its radius.</summary>
internal readonly record struct Dial(float CenterX, float CenterY, float Radius)
{
    /// <summary>Sixty dots, the twelve of the hours larger; on a small dial the hours only.</summary>
    public void AddDots(WidgetCanvas canvas, Color color) => AddDots(canvas, color, Math.Max(1.5f, Radius * 0.021f));

    /// <summary>Twelve numbers inside a ring of fine dots; four of them on a smaller dial; dots alone on one too small to read them.</summary>
    public void AddNumerals(WidgetCanvas canvas, Color color)
    {
        var size = Radius * 0.165f;
        var step = 1;
        if (size < TypeScale.Smallest)
        {
            step = 3;
            size = TypeScale.Smallest;
        }

        if (Radius < TypeScale.Smallest * 3)
        {
            AddDots(canvas, color);
            return;
        }

        if (step == 1) AddDots(canvas, color, Math.Max(1.5f, Radius * 0.012f));
        var style = new TextStyle(size, 500, color, HorizontalAlign.Center, TabularFigures: false, MinSize: size);
        for (var number = step; number <= 12; number += step)
        {
            var (x, y) = At(number * 30, Radius * 0.94f - size * 0.62f);
            var text = number.ToString(CultureInfo.InvariantCulture);
            canvas.Add(new DrawOp.Text(text, new RectF(x - size, y - size * 0.65f, size * 2, size * 1.3f), style));
        }
    }

    /// <summary>A hand; one with a negative tail begins before the centre.</summary>
    public DrawOp.Hand Hand(Motion angle, float tail, float length, float width, Color color) =>
        new(CenterX, CenterY, Radius * tail, Radius * length, Math.Max(2, Radius * width), color, angle);

    private void AddDots(WidgetCanvas canvas, Color color, float hour)
    {
        var minute = Math.Max(1, Radius * 0.0075f);
        var hasMinutes = Radius >= 90;
        for (var i = 0; i < 60; i++)
        {
            var isHour = i % 5 == 0;
            if (!isHour && !hasMinutes) continue;
            var (x, y) = At(i * 6, Radius - hour - 1);
            canvas.Add(new DrawOp.FillCircle(x, y, isHour ? hour : minute, isHour ? color : TypeScale.Secondary(color)));
        }
    }

    private (float X, float Y) At(double degrees, float distance)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        return ((float)(CenterX + sin * distance), (float)(CenterY - cos * distance));
    }
}
