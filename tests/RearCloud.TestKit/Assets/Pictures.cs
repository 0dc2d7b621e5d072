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

    /// <summary>Discs of many colours on a gradient, soft and sharp parts everywhere, as a JPEG.</summary>
    public static byte[] Confetti(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(bitmap))
        using (var paint = new SKPaint { IsAntialias = true })
        {
            paint.Shader = SKShader.CreateLinearGradient(new SKPoint(0, 0), new SKPoint(width * 0.3f, height), [SKColors.SteelBlue, SKColors.Moccasin], SKShaderTileMode.Clamp);
            canvas.DrawPaint(paint);
            paint.Shader = null;
            for (var i = 0; i < 60; i++)
            {
                paint.Color = SKColor.FromHsl(i * 37 % 360, 55, 30 + i % 40, 200);
                canvas.DrawCircle(width * (i * 29 % 60 / 60f), height * (i * 17 % 60 / 60f), height * (0.02f + i % 7 * 0.015f), paint);
            }
        }

        return Encode(bitmap, SKEncodedImageFormat.Jpeg);
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
