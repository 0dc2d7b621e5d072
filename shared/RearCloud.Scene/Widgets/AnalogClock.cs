using RearCloud.Scene.Animation;
using RearCloud.Scene.Drawing;
using RearCloud.Scene.Layout;

namespace RearCloud.Scene.Widgets;

/// <summary>A dial and its hands. The dial stands still, the hands move with the time, the sweeping second hand at every frame.</summary>
internal sealed class AnalogClock : IWidget
{
    private static readonly Color Orange = new(0xFFFF8A3D);

    private readonly int seconds;
    private readonly int face;
    private readonly Color color;
    private readonly Color accent;
    private readonly TimeZoneInfo? zone;

    private AnalogClock(Members members)
    {
        seconds = members.Choice("seconds", "sweep", "none", "tick");
        face = members.Choice("face", "dots", "none", "numerals");
        color = members.Color("color") ?? Color.White;
        accent = members.Color("accent") ?? Orange;
        zone = Zones.Find(members.Text("zone"));
    }

    private bool HasSecondHand => seconds != 1;

    private bool Sweeps => seconds == 0;

    public static IWidget Read(Members members) => new AnalogClock(members);

    public void Draw(WidgetCanvas canvas)
    {
        var dial = new Dial(canvas.Box.CenterX, canvas.Box.CenterY, Math.Min(canvas.Box.Width, canvas.Box.Height) / 2);
        if (face == 0) dial.AddDots(canvas, color);
        if (face == 2) dial.AddNumerals(canvas, color);

        var local = Moments.LocalTime(canvas.Time, zone ?? canvas.Zone);
        canvas.BeginPart("hands");
        AddHands(canvas, dial, local);
        if (!HasSecondHand)
        {
            canvas.ChangesAt(Moments.NextMinute(canvas.Time));
            return;
        }

        canvas.BeginPart("second");
        AddSecondHand(canvas, dial, local);
        canvas.ChangesAt(Moments.NextSecond(canvas.Time));
    }

    private void AddHands(WidgetCanvas canvas, Dial dial, DateTime local)
    {
        var minute = local.Minute + (HasSecondHand ? local.Second / 60.0 : 0);
        AddHand(canvas, dial, (local.Hour % 12 + minute / 60) * 30, 0.5f);
        AddHand(canvas, dial, minute * 6, face == 2 ? 0.71f : 0.82f);
        canvas.Add(new DrawOp.FillCircle(dial.CenterX, dial.CenterY, Math.Max(3, dial.Radius * 0.05f), color));
    }

    /// <summary>A fine stem out of the centre, and a body that can be read from arm's length.</summary>
    private void AddHand(WidgetCanvas canvas, Dial dial, double degrees, float length)
    {
        Motion angle = degrees;
        canvas.Add(dial.Hand(angle, 0, length, 0.026f, color));
        canvas.Add(dial.Hand(angle, -0.19f, length, 0.07f, color));
    }

    private void AddSecondHand(WidgetCanvas canvas, Dial dial, DateTime local)
    {
        // Seconds are the same in every zone, so a full hour is a start that stays for long enough to keep the layer as it is.
        var hour = new DateTimeOffset(canvas.Time.UtcTicks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero);
        Motion angle = Sweeps ? new Motion.Linear(0, 6, hour) : local.Second * 6;
        var hub = Math.Max(2, dial.Radius * 0.036f);
        canvas.Add(dial.Hand(angle, 0.17f, 0.9f, 0.015f, accent));
        canvas.Add(new DrawOp.FillCircle(dial.CenterX, dial.CenterY, hub, accent));
        canvas.Add(new DrawOp.FillCircle(dial.CenterX, dial.CenterY, hub * 0.4f, Color.Black));
    }
}
