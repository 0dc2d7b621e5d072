using RearCloud.Core.Panels;
using SkiaSharp;

namespace RearCloud.Rendering.Pictures;

/// <summary>The outline of a panel: round corners, and holes for the lenses.</summary>
internal static class PanelShape
{
    /// <summary>Makes everything outside the shape transparent.</summary>
    public static void CutOut(SKCanvas canvas, PanelProfile panel)
    {
        using var path = Outline(panel, SKPathFillType.InverseEvenOdd);
        using var paint = new SKPaint { BlendMode = SKBlendMode.DstOut, IsAntialias = true };
        canvas.DrawPath(path, paint);
    }

    public static SKPath Outline(PanelProfile panel, SKPathFillType fill)
    {
        using var builder = new SKPathBuilder { FillType = fill };
        var radius = panel.CornerRadius;
        builder.AddRoundRect(SKRect.Create(panel.Size.Width, panel.Size.Height), radius, radius, SKPathDirection.Clockwise);
        foreach (var hole in panel.Cutouts) builder.AddCircle(hole.CenterX, hole.CenterY, hole.Radius, SKPathDirection.Clockwise);
        return builder.Detach();
    }
}
