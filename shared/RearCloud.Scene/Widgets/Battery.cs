using RearCloud.Scene.Drawing;
using RearCloud.Scene.Layout;

namespace RearCloud.Scene.Widgets;

/// <summary>The charge as a ring, a bar or a number, with a bolt while power comes in.</summary>
internal sealed class Battery : IWidget
{
    private readonly int style;
    private readonly Color color;
    private readonly double low;

    private Battery(Members members)
    {
        style = members.Choice("style", "ring", "bar", "text");
        color = members.Color("color") ?? Color.White;
        low = members.Number("low", 0, 100) ?? 20;
    }

    public static IWidget Read(Members members) => new Battery(members);

    public void Draw(WidgetCanvas canvas)
    {
        var charge = Charge.Read(canvas.Signals, low);
        switch (style)
        {
            case 1:
                BatteryBar.Draw(canvas, charge, color);
                break;
            case 2:
                BatteryText.Draw(canvas, charge, color);
                break;
            default:
                BatteryRing.Draw(canvas, charge, color);
                break;
        }
    }
}
