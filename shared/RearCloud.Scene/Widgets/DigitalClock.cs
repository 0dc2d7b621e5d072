using System.Globalization;
using RearCloud.Scene.Drawing;
using RearCloud.Scene.Layout;

namespace RearCloud.Scene.Widgets;

/// <summary>Hours and minutes in figures as large as the frame allows, with smaller seconds on the same base line if wanted.</summary>
internal sealed class DigitalClock : IWidget
{
    private const float SecondsShare = 0.4f;
    private const float GapShare = 0.13f;

    private readonly HourCycle hours;
    private readonly bool hasSeconds;
    private readonly Color color;
    private readonly int weight;
    private readonly HorizontalAlign align;
    private readonly TimeZoneInfo? zone;

    private DigitalClock(Members members)
    {
        hours = (HourCycle)members.Choice("hours", "auto", "12", "24");
        hasSeconds = members.Truth("seconds") ?? false;
        color = members.Color("color") ?? Color.White;
        weight = (int)(members.Number("weight", 100, 900) ?? 300);
        align = Alignment.Read(members, HorizontalAlign.Center);
        zone = Zones.Find(members.Text("zone"));
    }

    /// <summary>Smaller figures want a little more weight to look as heavy.</summary>
    private int SecondsWeight => Math.Min(900, weight + 100);

    /// <summary>The gap and the seconds, as a share of the size.</summary>
    private float SecondsWidth => hasSeconds ? GapShare + SecondsShare * Figures.Width("00", SecondsWeight) : 0;

    /// <summary>What may hang over both edges, as a share of the size: the bearings of the first and of the last figure.</summary>
    private float HangingWidth => Figures.Bearing(weight) + (hasSeconds ? SecondsShare * Figures.Bearing(SecondsWeight) : Figures.Bearing(weight));

    public static IWidget Read(Members members) => new DigitalClock(members);

    public void Draw(WidgetCanvas canvas)
    {
        var local = Moments.LocalTime(canvas.Time, zone ?? canvas.Zone);
        var time = ClockText.HoursAndMinutes(local, hours, canvas.Culture);
        var size = FigureSize(canvas.Box);
        var timeWidth = size * Figures.Width(time, weight);
        var width = timeWidth + size * SecondsWidth;
        var optical = canvas.Box with { X = canvas.Box.X - size * Figures.Bearing(weight), Width = canvas.Box.Width + size * HangingWidth };
        var left = align.Place(optical, width, canvas.IsRightToLeft);

        canvas.Add(Line(time, canvas.Box with { X = left, Width = timeWidth }, size, weight, color));
        canvas.ChangesAt(Moments.NextMinute(canvas.Time));
        if (!hasSeconds) return;

        canvas.BeginPart("seconds");
        var secondsSize = size * SecondsShare;
        var secondsLeft = left + timeWidth + size * GapShare;
        var box = canvas.Box with
        {
            X = secondsLeft,
            Y = canvas.Box.Y + (size - secondsSize) * Figures.BaselineBelowMiddle,
            Width = left + width - secondsLeft,
        };
        canvas.Add(Line(local.ToString("ss", CultureInfo.InvariantCulture), box, secondsSize, SecondsWeight, TypeScale.Secondary(color)));
        canvas.ChangesAt(Moments.NextSecond(canvas.Time));
    }

    /// <summary>By the widest time of the day, so that the figures keep their size from 9:59 to 10:00.</summary>
    private float FigureSize(RectF box) =>
        Math.Min(box.Height / (Figures.Height * 1.04f), box.Width / (Figures.Width("00:00", weight) + SecondsWidth - HangingWidth));

    /// <summary>Its box has the height of a line, which is more than that of its figures, and a little more width than the figures were measured.</summary>
    private static DrawOp.Text Line(string text, RectF box, float size, int weight, Color paint)
    {
        var height = Math.Max(box.Height, size * Figures.LineHeight);
        var slack = size * 0.03f;
        var line = new RectF(box.X - slack, box.CenterY - height / 2, box.Width + 2 * slack, height);
        return new DrawOp.Text(text, line, new TextStyle(size, weight, paint, HorizontalAlign.Center, TabularFigures: true, MinSize: size / 2));
    }
}
