using RearCloud.Core.Panels;

namespace RearCloud.Rendering.Post;

/// <summary>Where the post pass writes: the memory of the panel, or of a copy for it.</summary>
internal readonly ref struct OutputView
{
    /// <param name="pixels">Rows from top to bottom.</param>
    /// <param name="rowBytes">Bytes from one row to the next.</param>
    /// <param name="size">Of the panel.</param>
    /// <param name="format">Of the pixels.</param>
    /// <exception cref="ArgumentException">There are fewer bytes than the size needs.</exception>
    public OutputView(Span<byte> pixels, int rowBytes, PixelSize size, PixelFormat format)
    {
        Check(pixels.Length, rowBytes, size, format);
        Pixels = pixels;
        RowBytes = rowBytes;
        Size = size;
        Format = format;
    }

    public Span<byte> Pixels { get; }

    public int RowBytes { get; }

    public PixelSize Size { get; }

    public PixelFormat Format { get; }

    internal static void Check(int bytes, int rowBytes, PixelSize size, PixelFormat format)
    {
        var row = (long)size.Width * PixelFormats.BytesOf(format);
        if (size.Width > 0 && size.Height > 0 && rowBytes >= row && bytes >= (long)rowBytes * (size.Height - 1) + row) return;
        throw new ArgumentException($"{bytes} bytes in rows of {rowBytes} do not hold {size} pixels of {format}.", nameof(bytes));
    }
}
