using RearCloud.Scene.Drawing;
using RearCloud.Scene.Layout;

namespace RearCloud.Scene.Widgets;

/// <summary>The member <c>align</c>, and where it puts things.</summary>
internal static class Alignment
{
    public static HorizontalAlign Read(Members members, HorizontalAlign otherwise) => members.Text("align") switch
    {
        "start" => HorizontalAlign.Start,
        "center" => HorizontalAlign.Center,
        "end" => HorizontalAlign.End,
        _ => otherwise,
    };

    /// <summary>Left edge of something narrower than its box.</summary>
    public static float Place(this HorizontalAlign align, RectF box, float width, bool rightToLeft) => align.ForFigures(rightToLeft) switch
    {
        HorizontalAlign.Start => box.X,
        HorizontalAlign.Center => box.CenterX - width / 2,
        _ => box.Right - width,
    };

    /// <summary>
    /// Figures have no direction, so the renderer sets them from left to right; where people read from the right, they start there.
    /// </summary>
    public static HorizontalAlign ForFigures(this HorizontalAlign align, bool rightToLeft) => (align, rightToLeft) switch
    {
        (HorizontalAlign.Start, true) => HorizontalAlign.End,
        (HorizontalAlign.End, true) => HorizontalAlign.Start,
        _ => align,
    };
}
