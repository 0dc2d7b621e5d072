using RearCloud.Expressions.Templates;
using RearCloud.Scene.Drawing;
using RearCloud.Scene.Layout;

namespace RearCloud.Scene.Widgets;

/// <summary>The owner's own words, with values of signals in them. A template that is not right is shown as it was written.</summary>
internal sealed class TextWidget : IWidget
{
    private readonly string text;
    private readonly TextTemplate? template;
    private readonly float size;
    private readonly Color color;
    private readonly int weight;
    private readonly HorizontalAlign align;
    private readonly int lines;

    private TextWidget(string text, Members members)
    {
        this.text = text;
        template = TextTemplate.Parse(text, SignalNames.Scope).Template;
        size = (float)(members.Number("size", TypeScale.Smallest, 400) ?? 36);
        color = members.Color("color") ?? Color.White;
        weight = (int)(members.Number("weight", 100, 900) ?? 400);
        align = Alignment.Read(members, HorizontalAlign.Start);
        lines = (int)(members.Number("lines", 1, 20) ?? 0);
    }

    public static IWidget? Read(Members members) => members.Text("text") is { } text ? new TextWidget(text, members) : null;

    public void Draw(WidgetCanvas canvas)
    {
        var content = template?.Format(new SignalReader(canvas.Signals)) ?? text;
        if (content.Length == 0) return;
        var scaled = size * canvas.Scale;
        var style = new TextStyle(scaled, weight, color, align, MaxLines: lines, MinSize: Math.Min(scaled, TypeScale.Smallest));
        canvas.Add(new DrawOp.Text(content, canvas.Box, style));
    }
}
