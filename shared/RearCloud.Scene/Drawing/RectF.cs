namespace RearCloud.Scene.Drawing;

/// <summary>A rectangle in panel pixels with fractions.</summary>
public readonly record struct RectF(float X, float Y, float Width, float Height)
{
    public float Right => X + Width;

    public float Bottom => Y + Height;

    public float CenterX => X + Width / 2;

    public float CenterY => Y + Height / 2;
}
