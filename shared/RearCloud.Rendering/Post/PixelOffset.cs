using RearCloud.Core.Panels;

namespace RearCloud.Rendering.Post;

/// <summary>How far the picture stands to the right of and below its place, in whole pixels.</summary>
internal readonly record struct PixelOffset(int X, int Y)
{
    /// <summary>Where a rectangle of the picture comes to lie on the panel.</summary>
    public PixelRect Move(PixelRect rect) => rect with { X = rect.X + X, Y = rect.Y + Y };
}
