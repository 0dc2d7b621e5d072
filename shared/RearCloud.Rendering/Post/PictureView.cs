using RearCloud.Core.Panels;

namespace RearCloud.Rendering.Post;

/// <summary>A composed picture as the post pass reads it.</summary>
internal readonly ref struct PictureView
{
    /// <param name="pixels">BGRA, 8 bits a channel, opaque, rows from top to bottom.</param>
    /// <param name="rowBytes">Bytes from one row to the next.</param>
    /// <param name="size">Of the panel.</param>
    /// <exception cref="ArgumentException">There are fewer bytes than the size needs.</exception>
    public PictureView(ReadOnlySpan<byte> pixels, int rowBytes, PixelSize size)
    {
        OutputView.Check(pixels.Length, rowBytes, size, PixelFormat.Bgra8888);
        Pixels = pixels;
        RowBytes = rowBytes;
        Size = size;
    }

    public ReadOnlySpan<byte> Pixels { get; }

    public int RowBytes { get; }

    public PixelSize Size { get; }
}
