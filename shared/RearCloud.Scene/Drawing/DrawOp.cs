using RearCloud.Scene.Animation;

namespace RearCloud.Scene.Drawing;

/// <summary>One typed instruction of a draw list. Records compare by value, so that two snapshots can be compared.</summary>
public abstract record DrawOp
{
    private DrawOp()
    {
    }

    /// <summary>True if its picture depends on the time of the frame.</summary>
    public virtual bool IsMoving => false;

    /// <summary>A filled rectangle with round corners.</summary>
    public sealed record FillRect(RectF Rect, float Radius, Color Color) : DrawOp;

    /// <summary>The outline of a rectangle with round corners; the stroke lies inside.</summary>
    public sealed record StrokeRect(RectF Rect, float Radius, float StrokeWidth, Color Color) : DrawOp;

    /// <summary>A filled circle.</summary>
    public sealed record FillCircle(float CenterX, float CenterY, float Radius, Color Color) : DrawOp;

    /// <summary>A stroked arc; angles in degrees, 0 at three o'clock, clockwise.</summary>
    public sealed record Arc(RectF Oval, float StartAngle, float SweepAngle, float StrokeWidth, Color Color, bool RoundCaps) : DrawOp;

    /// <summary>A straight stroke.</summary>
    public sealed record Line(float FromX, float FromY, float ToX, float ToY, float StrokeWidth, Color Color, bool RoundCaps) : DrawOp;

    /// <summary>
    /// A clock's hand: a stroke with round caps from <see cref="Tail"/> behind the centre to <see cref="Length"/> before it,
    /// turned by <see cref="Angle"/> degrees clockwise from twelve o'clock.
    /// </summary>
    public sealed record Hand(float CenterX, float CenterY, float Tail, float Length, float StrokeWidth, Color Color, LinearMotion Angle) : DrawOp
    {
        public override bool IsMoving => Angle.IsMoving;
    }

    /// <summary>A filled gradient from top to bottom of the rectangle.</summary>
    public sealed record FillGradient(RectF Rect, float Radius, Color Top, Color Bottom) : DrawOp;

    /// <summary>An image asset in a box.</summary>
    public sealed record Image(string Asset, RectF Rect, float Radius, ImageFit Fit, float FocusX, float FocusY) : DrawOp;

    /// <summary>A paragraph in a box, shaped and broken by the renderer.</summary>
    public sealed record Text(string Content, RectF Rect, TextStyle Style) : DrawOp;
}
