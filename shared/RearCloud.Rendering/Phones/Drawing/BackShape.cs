using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Phones.Drawing;

/// <summary>A shape of the phone's drawing, with what fills or strokes it.</summary>
/// <param name="Paint">Colours.</param>
/// <param name="StrokeWidth">0 to fill.</param>
/// <param name="Blur">Standard deviation of a Gaussian blur; 0 for a sharp edge.</param>
internal abstract record BackShape(BackPaint Paint, float StrokeWidth, float Blur)
{
    public sealed record RoundRect(RectF Rect, float Radius, BackPaint Paint, float StrokeWidth = 0, float Blur = 0) : BackShape(Paint, StrokeWidth, Blur);

    public sealed record Circle(float X, float Y, float Radius, BackPaint Paint, float StrokeWidth = 0, float Blur = 0) : BackShape(Paint, StrokeWidth, Blur);

    /// <summary>A stroke with round caps along a circle; degrees, 0 at three o'clock, clockwise.</summary>
    public sealed record Arc(float X, float Y, float Radius, float Start, float Sweep, BackPaint Paint, float StrokeWidth, float Blur = 0)
        : BackShape(Paint, StrokeWidth, Blur);
}
