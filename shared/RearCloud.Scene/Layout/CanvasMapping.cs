using RearCloud.Core.Panels;
using RearCloud.Scene.Drawing;

namespace RearCloud.Scene.Layout;

/// <summary>
/// Carries a layout's design pixels onto a panel: one scale for both directions, chosen and placed so that the design's safe area lies
/// centred inside the panel's. An edge that bleeds off the canvas bleeds off the panel.
/// </summary>
internal sealed class CanvasMapping
{
    private readonly double canvasWidth, canvasHeight, offsetX, offsetY, scale;
    private readonly PixelSize panel;

    private CanvasMapping(double canvasWidth, double canvasHeight, RectF from, PanelProfile panel)
    {
        this.canvasWidth = canvasWidth;
        this.canvasHeight = canvasHeight;
        this.panel = panel.Size;
        var to = panel.SafeArea;
        scale = Math.Min(to.Width / (double)from.Width, to.Height / (double)from.Height);
        offsetX = to.X + (to.Width - from.Width * scale) / 2 - from.X * scale;
        offsetY = to.Y + (to.Height - from.Height * scale) / 2 - from.Y * scale;
    }

    /// <summary>Panel pixels for one design pixel.</summary>
    public float Scale => (float)scale;

    public static CanvasMapping Of(ParsedLayout layout, PanelProfile panel) =>
        new(layout.CanvasWidth, layout.CanvasHeight, DesignSafeArea(layout.CanvasWidth, layout.CanvasHeight), panel);

    /// <summary>The box on the panel, on whole pixels, so that what was flush stays flush and edges are sharp.</summary>
    public PixelRect Map(WidgetFrame frame)
    {
        var left = Edge(frame.X, canvasWidth, offsetX, panel.Width);
        var right = Edge(frame.X + frame.Width, canvasWidth, offsetX, panel.Width);
        var top = Edge(frame.Y, canvasHeight, offsetY, panel.Height);
        var bottom = Edge(frame.Y + frame.Height, canvasHeight, offsetY, panel.Height);
        return new PixelRect(left, top, Math.Max(1, right - left), Math.Max(1, bottom - top));
    }

    /// <summary>A canvas of a known panel's size was designed on that panel; any other is taken for a scaled reference panel.</summary>
    private static RectF DesignSafeArea(double width, double height)
    {
        foreach (var known in PanelProfiles.All)
        {
            if (known.Size.Width == width && known.Size.Height == height)
                return new RectF(known.SafeArea.X, known.SafeArea.Y, known.SafeArea.Width, known.SafeArea.Height);
        }

        var reference = PanelProfiles.Reference;
        var x = (float)(width / reference.Size.Width);
        var y = (float)(height / reference.Size.Height);
        var area = reference.SafeArea;
        return new RectF(area.X * x, area.Y * y, area.Width * x, area.Height * y);
    }

    private int Edge(double position, double canvas, double offset, int size)
    {
        var mapped = (int)Math.Round(position * scale + offset, MidpointRounding.AwayFromZero);
        if (position <= 0) return Math.Min(mapped, 0);
        return position >= canvas ? Math.Max(mapped, size) : mapped;
    }
}
