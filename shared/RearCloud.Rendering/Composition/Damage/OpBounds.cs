using RearCloud.Core.Panels;
using RearCloud.Rendering.Painting;
using RearCloud.Rendering.Painting.Frosting;
using RearCloud.Rendering.Painting.Plates;
using RearCloud.Rendering.Painting.Sheets;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Composition.Damage;

/// <summary>Rectangles outside which an instruction touches no pixel; they may be larger than what it draws, never smaller.</summary>
internal static class OpBounds
{
    // Antialiasing and rounding reach a pixel and a half past the exact shape.
    private const float Fringe = 2;

    /// <summary>Bounds at any time, inside the layer's.</summary>
    public static PixelRect Of(DrawOp op, in PixelRect layer, PanelPainter painter)
    {
        var bounds = op switch
        {
            DrawOp.FillRect o => Around(o.Rect, 0),
            DrawOp.StrokeRect o => Around(o.Rect, 0),
            DrawOp.FillCircle o => Around(o.CenterX, o.CenterY, o.Radius),

            // Where an oval is narrower than its stroke, the stroke's corners reach further than half of it.
            DrawOp.Arc o => Around(o.Oval, o.StrokeWidth * 2),
            DrawOp.Bar o => Around(o.Rect, 0),
            DrawOp.Line o => Between(o.FromX, o.FromY, o.ToX, o.ToY, o.StrokeWidth),
            DrawOp.Hand o => Around(o.CenterX, o.CenterY, MathF.Max(MathF.Abs(o.Tail), MathF.Abs(o.Length)) + o.StrokeWidth),
            DrawOp.FillGradient o => Around(o.Rect, 0),
            DrawOp.Image o => Around(o.Rect, 0),
            DrawOp.Film o => Around(o.Picture.Rect, 0),
            DrawOp.Lottie o => Around(o.Rect, 0),
            DrawOp.Particles o => o.Area,
            DrawOp.Flow o => o.Area,
            DrawOp.Marquee o => Around(o.Rect, 0),

            DrawOp.Text o => painter.InkOf(o),
            DrawOp.Shadow o => Around(o.Rect, ShadowPlates.MarginOf(o.Blur)),
            DrawOp.Frost o => FrostGlass.PlaceOf(o),
            DrawOp.Sheet { IsMoving: false } o => SheetPlace.Of(o, default).Move(o.Content.Area),
            _ => layer,
        };
        return bounds.Intersect(layer);
    }

    /// <summary>Bounds of a hand at one moment, inside the layer's.</summary>
    public static PixelRect Of(DrawOp.Hand op, double angle, in PixelRect layer)
    {
        var (sin, cos) = Math.SinCos(angle * (Math.PI / 180));
        return Between(
            (float)(op.CenterX - sin * op.Tail), (float)(op.CenterY + cos * op.Tail),
            (float)(op.CenterX + sin * op.Length), (float)(op.CenterY - cos * op.Length), op.StrokeWidth).Intersect(layer);
    }

    private static PixelRect Between(float fromX, float fromY, float toX, float toY, float strokeWidth)
    {
        var half = strokeWidth / 2 + Fringe;
        return Edges(MathF.Min(fromX, toX) - half, MathF.Min(fromY, toY) - half, MathF.Max(fromX, toX) + half, MathF.Max(fromY, toY) + half);
    }

    private static PixelRect Around(float x, float y, float reach) => Edges(x - reach - Fringe, y - reach - Fringe, x + reach + Fringe, y + reach + Fringe);

    private static PixelRect Around(in RectF rect, float more)
    {
        var outset = more + Fringe;
        return Edges(rect.X - outset, rect.Y - outset, rect.Right + outset, rect.Bottom + outset);
    }

    private static PixelRect Edges(float left, float top, float right, float bottom)
    {
        int x = Whole(MathF.Floor(left)), y = Whole(MathF.Floor(top));
        return new PixelRect(x, y, Whole(MathF.Ceiling(right)) - x, Whole(MathF.Ceiling(bottom)) - y);
    }

    // Far outside any panel, so that sums of two stay inside an int.
    private static int Whole(float value) => (int)Math.Clamp(value, -1_000_000f, 1_000_000f);
}
