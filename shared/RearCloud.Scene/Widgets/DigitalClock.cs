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

    public static IWidget Read(Members members) => new DigitalClock(members);

    public void Draw(WidgetCanvas canvas)
    {
        var local = Moments.LocalTime(canvas.Time, zone ?? canvas.Zone);
        var time = ClockText.HoursAndMinutes(local, hours, canvas.Culture);
        var size = FigureSize(canvas.Box);
        var secondsSize = size * SecondsShare;
        var timeWidth = size * Figures.Width(time, weight);
        var secondsWidth = hasSeconds ? size * GapShare + secondsSize * Figures.Width("00", weight) : 0;
        var left = align.Place(canvas.Box, timeWidth + secondsWidth, canvas.IsRightToLeft);

        canvas.Add(Line(time, new RectF(left, canvas.Box.Y, timeWidth, canvas.Box.Height), size, color));
        canvas.ChangesAt(Moments.NextMinute(canvas.Time));
        if (!hasSeconds) return;

        canvas.BeginPart("seconds");
        var drop = (size - secondsSize) * Figures.BaselineBelowMiddle;
        var box = new RectF(left + timeWidth + size * GapShare, canvas.Box.Y + drop, secondsWidth - size * GapShare, canvas.Box.Height);
        canvas.Add(Line(local.ToString("ss", CultureInfo.InvariantCulture), box, secondsSize, TypeScale.Secondary(color)));
        canvas.ChangesAt(Moments.NextSecond(canvas.Time));
    }

    /// <summary>By the widest time of the day, so that the figures keep their size from 9:59 to 10:00.</summary>
    private float FigureSize(RectF box)
    {
        var widest = Figures.Width("00:00", weight) + (hasSeconds ? GapShare + SecondsShare * Figures.Width("00", weight) : 0);
        return Math.Min(box.Height / (Figures.Height * 1.04f), box.Width / widest);
    }

    /// <summary>Its box has the height of a line, which is more than that of its figures, and a little more width than the figures were measured.</summary>
    private DrawOp.Text Line(string text, RectF box, float size, Color paint)
    {
        var height = Math.Max(box.Height, size * Figures.LineHeight);
        var slack = size * 0.03f;
        var line = new RectF(box.X - slack, box.CenterY - height / 2, box.Width + 2 * slack, height);
        return new DrawOp.Text(text, line, new TextStyle(size, weight, paint, HorizontalAlign.Center, TabularFigures: true, MinSize: size / 2));
    }
}
