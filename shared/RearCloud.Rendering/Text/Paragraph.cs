using RearCloud.Core.Panels;
using SkiaSharp;

namespace RearCloud.Rendering.Text;

/// <summary>A paragraph laid out in a box: glyphs with their places from the box's top left corner.</summary>
internal sealed class Paragraph(SKTextBlob? blob, PixelRect ink, float size, int lineCount, bool isCut) : IDisposable
{
    /// <summary>Null if there is nothing to draw.</summary>
    public SKTextBlob? Blob { get; } = blob;

    /// <summary>No pixel outside is touched, counted from the box's top left corner; empty if there is nothing to draw.</summary>
    public PixelRect Ink { get; } = ink;

    /// <summary>Font size in pixels after shrinking.</summary>
    public float Size { get; } = size;

    public int LineCount { get; } = lineCount;

    /// <summary>True if text was left out and an ellipsis stands for it.</summary>
    public bool IsCut { get; } = isCut;

    public void Dispose() => Blob?.Dispose();
}
