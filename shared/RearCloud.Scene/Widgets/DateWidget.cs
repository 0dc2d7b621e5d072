using RearCloud.Scene.Drawing;
using RearCloud.Scene.Layout;

namespace RearCloud.Scene.Widgets;

/// <summary>The date in the words and the order of the culture: one line, or the weekday large over the rest.</summary>
internal sealed class DateWidget : IWidget
{
    private const float LineHeight = 1.22f;

    private readonly int style;
    private readonly Color color;
    private readonly int weight;
    private readonly HorizontalAlign align;
    private readonly TimeZoneInfo? zone;

    private DateWidget(Members members)
    {
        style = members.Choice("style", "medium", "short", "long");
        color = members.Color("color") ?? Color.White;
        weight = (int)(members.Number("weight", 100, 900) ?? 400);
        align = Alignment.Read(members, HorizontalAlign.Start);
        zone = Zones.Find(members.Text("zone"));
    }

    public static IWidget Read(Members members) => new DateWidget(members);

    public void Draw(WidgetCanvas canvas)
    {
        var owner = zone ?? canvas.Zone;
        var today = Moments.LocalTime(canvas.Time, owner).Date;
        canvas.ChangesAt(Moments.NextDate(canvas.Time, owner));
        var box = canvas.Box;
        if (style == 1 || box.Height < TypeScale.Smallest * 3)
        {
            canvas.Add(Line(DateText.Short(today, canvas.Culture), box, box.Height / LineHeight, color));
            return;
        }

        var size = Math.Min(box.Height / (1.75f * LineHeight), 96 * canvas.Scale);
        var rest = Math.Max(TypeScale.Smallest, size * 0.7f);
        var top = box.CenterY - (size + rest) * LineHeight / 2;
        var below = style == 2 ? DateText.DayMonthYear(today, canvas.Culture) : DateText.DayMonth(today, canvas.Culture);
        canvas.Add(Line(DateText.Weekday(today, canvas.Culture), box with { Y = top, Height = size * LineHeight }, size, color));
        var second = box with { Y = top + size * LineHeight, Height = rest * LineHeight };
        canvas.Add(Line(below, second, rest, TypeScale.Secondary(color)));
    }

    private DrawOp.Text Line(string text, RectF box, float size, Color paint) =>
        new(text, box, new TextStyle(size, weight, paint, align, MinSize: Math.Min(size, TypeScale.Smallest)));
}
