using RearCloud.Core.Panels;
using RearCloud.Rendering.Films;
using RearCloud.Scene.Animation;
using SkiaSharp;

namespace RearCloud.TestKit.Assets;

/// <summary>Short films for tests: a disc goes round on a dark ground, each frame in a colour of its own.</summary>
public static class SampleFilms
{
    /// <summary>An animated WebP.</summary>
    /// <param name="size">Pixels.</param>
    /// <param name="frames">Of one play.</param>
    /// <param name="milliseconds">How long each stands.</param>
    /// <param name="plays">0 for ever.</param>
    public static byte[] Webp(PixelSize size, int frames, int milliseconds, int plays = 0)
    {
        var pictures = Enumerable.Range(0, frames).Select(i => Picture(size, i, frames)).ToArray();
        try
        {
            return FilmWriter.Write(pictures, new FilmTiming([.. Enumerable.Repeat(TimeSpan.FromMilliseconds(milliseconds), frames)], plays), isLossless: true);
        }
        finally
        {
            foreach (var picture in pictures) picture.Dispose();
        }
    }

    /// <summary>A GIF of plain colours, a frame each, for which <see cref="PlainColor"/> tells what is seen.</summary>
    public static byte[] Gif(PixelSize size, int frames, ushort hundredths, ushort? repeats = 0)
    {
        var gif = new GifFile(size, repeats);
        for (var i = 0; i < frames; i++) gif.Add(PixelRect.Of(size), [.. Enumerable.Repeat((byte)(i * 37 + 3), size.Width * size.Height)], hundredths);
        return gif.ToArray();
    }

    /// <summary>The colour of a frame of <see cref="Gif"/>.</summary>
    public static SKColor PlainColor(int frame)
    {
        var index = (byte)(frame * 37 + 3);
        return new SKColor((byte)((index >> 5) * 255 / 7), (byte)((index >> 2 & 7) * 255 / 7), (byte)((index & 3) * 255 / 3));
    }

    private static SKBitmap Picture(PixelSize size, int frame, int frames)
    {
        var bitmap = new SKBitmap(size.Width, size.Height, SKColorType.Bgra8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(new SKColor(0xFF10182C));
        var (sin, cos) = Math.SinCos(Math.Tau * frame / frames);
        float side = Math.Min(size.Width, size.Height), reach = side * 0.3f;
        using var paint = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = side * 0.02f, Color = new SKColor(0x40FFFFFF) };
        canvas.DrawCircle(size.Width / 2f, size.Height / 2f, reach, paint);
        paint.Style = SKPaintStyle.Fill;
        paint.Color = SKColor.FromHsl(360f * frame / frames, 80, 60);
        canvas.DrawCircle(size.Width / 2f + (float)cos * reach, size.Height / 2f + (float)sin * reach, side * 0.12f, paint);
        return bitmap;
    }
}
