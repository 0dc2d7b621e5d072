using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Phones.Drawing;

/// <summary>What a shape is painted with. Places are in the drawing's pixels.</summary>
internal abstract record BackPaint
{
    public static implicit operator BackPaint(uint argb) => new Solid(new Color(argb));

    public sealed record Solid(Color Color) : BackPaint;

    public sealed record Linear(float FromX, float FromY, float ToX, float ToY, GradientStop[] Stops) : BackPaint;

    public sealed record Radial(float X, float Y, float Radius, GradientStop[] Stops) : BackPaint;
}
