using RearCloud.Core.Panels;
using RearCloud.Rendering.Post;

namespace RearCloud.Panel.Sinks;

/// <summary>How the visible pixels of a framebuffer lie in its memory.</summary>
/// <param name="Size">In pixels.</param>
/// <param name="RowBytes">Bytes from one line to the next, at least those of a line's pixels.</param>
/// <param name="Format">Of the pixels: <see cref="PixelFormat.Bgra8888"/> or <see cref="PixelFormat.Rgb565"/>.</param>
/// <param name="Offset">Bytes before the first visible pixel.</param>
public sealed record FramebufferLayout(PixelSize Size, int RowBytes, PixelFormat Format, long Offset = 0)
{
    /// <summary>Bytes of memory up to the end of the last visible pixel.</summary>
    public long Bytes => Offset + (long)RowBytes * (Size.Height - 1) + (long)Size.Width * PixelFormats.BytesOf(Format);

    /// <summary>Lines without gaps from the first byte on.</summary>
    public static FramebufferLayout Of(PixelSize size, PixelFormat format = PixelFormat.Bgra8888) =>
        new(size, size.Width * PixelFormats.BytesOf(format), format);
}
