using SkiaSharp;

namespace RearCloud.TestKit.Assets;

/// <summary>Pictures for tests of uploads.</summary>
public static class Pictures
{
    /// <summary>A disc on a plain ground; pictures of other colours are other assets.</summary>
    public static byte[] Disc(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Png, uint color = 0xFFFF4500)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        using (var paint = new SKPaint { Color = color })
        {
            canvas.Clear(SKColors.MidnightBlue);
            canvas.DrawCircle(width / 2f, height / 2f, height / 3f, paint);
        }

        return Encode(bitmap, format);
    }

    /// <summary>A picture that hardly compresses, the same for the same seed.</summary>
    public static byte[] Noise(int width, int height, int seed)
    {
        using var bitmap = new SKBitmap(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque);
        new Random(seed).NextBytes(bitmap.GetPixelSpan());
        return Encode(bitmap, SKEncodedImageFormat.Png);
    }

    private static byte[] Encode(SKBitmap bitmap, SKEncodedImageFormat format)
    {
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }
}
