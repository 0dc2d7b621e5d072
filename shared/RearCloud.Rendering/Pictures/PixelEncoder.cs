using RearCloud.Core.Panels;
using RearCloud.Rendering.Memory;
using SkiaSharp;

namespace RearCloud.Rendering.Pictures;

/// <summary>Writes panel pixels (BGRA, opaque) as picture files.</summary>
internal static class PixelEncoder
{
    /// <summary>A JPEG file, quick enough for a live view.</summary>
    /// <param name="pixels">Address of the first pixel; read only during the call.</param>
    /// <param name="rowBytes">Bytes from one row to the next.</param>
    /// <param name="size">Pixels.</param>
    /// <param name="quality">1 to 100.</param>
    public static byte[] Jpeg(nint pixels, int rowBytes, PixelSize size, int quality = 85)
    {
        using var pixmap = Opaque(pixels, rowBytes, size);
        using var data = pixmap.Encode(new SKJpegEncoderOptions(quality, SKJpegEncoderDownsample.Downsample444, SKJpegEncoderAlphaOption.Ignore));
        return Written(data, size);
    }

    /// <summary>A PNG file without alpha.</summary>
    /// <param name="pixels">Address of the first pixel; read only during the call.</param>
    /// <param name="rowBytes">Bytes from one row to the next.</param>
    /// <param name="size">Pixels.</param>
    public static byte[] Png(nint pixels, int rowBytes, PixelSize size)
    {
        using var pixmap = Opaque(pixels, rowBytes, size);
        return Png(pixmap);
    }

    internal static byte[] Png(PixelBuffer buffer)
    {
        using var pixmap = new SKPixmap(buffer.Info, buffer.Pixels, buffer.RowBytes);
        return Png(pixmap);
    }

    private static SKPixmap Opaque(nint pixels, int rowBytes, PixelSize size) =>
        new(new SKImageInfo(size.Width, size.Height, SKColorType.Bgra8888, SKAlphaType.Opaque), pixels, rowBytes);

    private static byte[] Png(SKPixmap pixmap)
    {
        using var data = pixmap.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, 6));
        return Written(data, new PixelSize(pixmap.Width, pixmap.Height));
    }

    private static byte[] Written(SKData? data, PixelSize size) =>
        data?.ToArray() ?? throw new InvalidOperationException($"Skia could not write a picture of {size} pixels.");
}
