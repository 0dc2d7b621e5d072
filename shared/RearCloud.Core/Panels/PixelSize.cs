namespace RearCloud.Core.Panels;

/// <summary>Width and height in whole pixels.</summary>
public readonly record struct PixelSize(int Width, int Height)
{
    public override string ToString() => $"{Width} x {Height}";
}
