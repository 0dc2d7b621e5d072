namespace RearCloud.Core.Panels;

/// <summary>A round hole in the panel, such as a camera lens.</summary>
/// <param name="Name">What is there, for people: <c>main lens</c>.</param>
/// <param name="CenterX">Pixels from the left edge.</param>
/// <param name="CenterY">Pixels from the top edge.</param>
/// <param name="Radius">Pixels, the ring around the glass included.</param>
public sealed record Cutout(string Name, int CenterX, int CenterY, int Radius)
{
    public PixelRect Bounds => new(CenterX - Radius, CenterY - Radius, 2 * Radius, 2 * Radius);
}
