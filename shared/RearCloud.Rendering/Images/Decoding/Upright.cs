using RearCloud.Core.Panels;
using SkiaSharp;

namespace RearCloud.Rendering.Images.Decoding;

/// <summary>Turns pixels as the camera's orientation tag (EXIF 2.32, tag 0x0112) says.</summary>
internal static class Upright
{
    public static PixelSize Turn(PixelSize size, SKEncodedOrigin origin) =>
        SwapsSides(origin) ? new PixelSize(size.Height, size.Width) : size;

    /// <summary>Takes the bitmap and gives back an upright one.</summary>
    public static SKBitmap Apply(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        if (origin == SKEncodedOrigin.TopLeft) return bitmap;
        var swaps = SwapsSides(origin);
        var turned = new SKBitmap(bitmap.Info.WithSize(swaps ? bitmap.Height : bitmap.Width, swaps ? bitmap.Width : bitmap.Height));
        Copy(bitmap, turned, origin);
        bitmap.Dispose();
        return turned;
    }

    private static unsafe void Copy(SKBitmap from, SKBitmap to, SKEncodedOrigin origin)
    {
        var source = (uint*)from.GetPixels();
        var target = (uint*)to.GetPixels();
        int width = to.Width, height = to.Height, lastX = from.Width - 1, lastY = from.Height - 1;
        int sourceRow = from.RowBytes / 4, targetRow = to.RowBytes / 4;
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (sx, sy) = origin switch
                {
                    SKEncodedOrigin.TopRight => (lastX - x, y),
                    SKEncodedOrigin.BottomRight => (lastX - x, lastY - y),
                    SKEncodedOrigin.BottomLeft => (x, lastY - y),
                    SKEncodedOrigin.LeftTop => (y, x),
                    SKEncodedOrigin.RightTop => (y, lastY - x),
                    SKEncodedOrigin.RightBottom => (lastX - y, lastY - x),
                    _ => (lastX - y, x),
                };
                target[y * targetRow + x] = source[sy * sourceRow + sx];
            }
        }
    }

    private static bool SwapsSides(SKEncodedOrigin origin) => origin >= SKEncodedOrigin.LeftTop;
}
