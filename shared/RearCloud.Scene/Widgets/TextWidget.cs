using RearCloud.Expressions.Templates;
using RearCloud.Scene.Animation;
using RearCloud.Scene.Drawing;
using RearCloud.Scene.Layout;

namespace RearCloud.Scene.Widgets;

/// <summary>The owner's own words, with values of signals in them. A template that is not right is shown as it was written.</summary>
internal sealed class TextWidget : IWidget
{
    // A whole pixel for each frame at 60 Hz: any other speed stutters.
    private const double RunPixelsPerSecond = 60;

    private readonly string text;
    private readonly TextTemplate? template;
    private readonly float size;
    private readonly Color color;
    private readonly int weight;
    private readonly HorizontalAlign align;
    private readonly int lines;
    private readonly bool runs;

    private TextWidget(string text, Members members)
    {
        this.text = text;
        template = TextTemplate.Parse(text, SignalNames.Scope).Template;
        size = (float)(members.Number("size", TypeScale.Smallest, 400) ?? 36);
        color = members.Color("color") ?? Color.White;
        weight = (int)(members.Number("weight", 100, 900) ?? 400);
        align = Alignment.Read(members, HorizontalAlign.Start);
        lines = (int)(members.Number("lines", 1, 20) ?? 0);
        runs = members.Choice("overflow", "cut", "run") == 1;
    }

    public static IWidget? Read(Members members) => members.Text("text") is { } text ? new TextWidget(text, members) : null;

    public void Draw(WidgetCanvas canvas)
    {
        var content = template?.Format(new SignalReader(canvas.Signals)) ?? text;
        if (content.Length == 0) return;
        var scaled = size * canvas.Scale;
        var style = new TextStyle(scaled, weight, color, align, MaxLines: lines, MinSize: Math.Min(scaled, TypeScale.Smallest));
        canvas.Add(runs && IdleMotion.IsAllowed(canvas.Signals) && !Fits(content, scaled, canvas.Box.Width)
            ? new DrawOp.Marquee(content, canvas.Box, style with { MaxLines = 1, MinSize = scaled }, new Motion.Linear(0, RunPixelsPerSecond, DateTimeOffset.UnixEpoch), scaled * 2)
            : new DrawOp.Text(content, canvas.Box, style));
    }

    // By the width of bold letters on average, and the full square of those from the east: nothing is to run, and no panel to be kept awake, for a text that fits its box.
    // One that is wider than that after all is made a little smaller, as a text that does not run.
    private static bool Fits(string content, float size, float width)
    {
        var squares = 0f;
        foreach (var letter in content) squares += letter < '\u1100' ? 0.62f : 1;
        return squares * size <= width;
    }
}
