using RearCloud.Core.Panels;
using RearCloud.TestKit.Assets;
using SkiaSharp;

namespace RearCloud.Rendering.Tests.Samples;

/// <summary>A random GIF and what its frames look like, worked out pixel by pixel as GIF89a says it.</summary>
internal sealed class GifModel
{
    public GifModel(Random random, PixelSize size, int frames)
    {
        var gif = new GifFile(size);
        var shown = new SKColor[size.Width * size.Height];
        for (var i = 0; i < frames; i++)
        {
            var rect = i == 0 || random.Next(4) == 0 ? PixelRect.Of(size) : RectIn(random, size);
            var colors = new byte[rect.Width * rect.Height];
            random.NextBytes(colors);
            byte? transparent = random.Next(2) == 0 ? colors[random.Next(colors.Length)] : null;
            // Few colours, so that many pixels shine through.
            if (transparent is { } through) colors = [.. colors.Select(color => color < 128 ? through : color)];
            var disposal = (GifFile.Disposal)random.Next(1, 4);
            gif.Add(rect, colors, (ushort)random.Next(2, 20), disposal, transparent);

            var before = (SKColor[])shown.Clone();
            Draw(shown, size, rect, colors, transparent);
            Frames.Add((SKColor[])shown.Clone());
            if (disposal == GifFile.Disposal.Previous) shown = before;
            else if (disposal == GifFile.Disposal.Background) Clear(shown, size, rect);
        }

        File = gif.ToArray();
    }

    public byte[] File { get; }

    /// <summary>The pixels of each frame.</summary>
    public List<SKColor[]> Frames { get; } = [];

    private static PixelRect RectIn(Random random, PixelSize size)
    {
        int x = random.Next(size.Width), y = random.Next(size.Height);
        return new PixelRect(x, y, random.Next(1, size.Width - x + 1), random.Next(1, size.Height - y + 1));
    }

    private static void Draw(SKColor[] shown, PixelSize size, PixelRect rect, byte[] colors, byte? transparent)
    {
        for (var i = 0; i < colors.Length; i++)
        {
            if (colors[i] == transparent) continue;
            var color = new SKColor((byte)((colors[i] >> 5) * 255 / 7), (byte)((colors[i] >> 2 & 7) * 255 / 7), (byte)((colors[i] & 3) * 255 / 3));
            shown[(rect.Y + i / rect.Width) * size.Width + rect.X + i % rect.Width] = color;
        }
    }

    private static void Clear(SKColor[] shown, PixelSize size, PixelRect rect)
    {
        for (var y = rect.Y; y < rect.Bottom; y++) Array.Clear(shown, y * size.Width + rect.X, rect.Width);
    }
}
