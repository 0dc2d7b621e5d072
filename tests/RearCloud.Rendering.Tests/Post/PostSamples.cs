using RearCloud.Core.Panels;
using RearCloud.Rendering.Post;

namespace RearCloud.Rendering.Tests.Post;

/// <summary>Random pictures, settings and wear.</summary>
internal static class PostSamples
{
    public static byte[] Picture(Random random, PixelSize size)
    {
        var picture = new byte[size.Width * size.Height * 4];
        Scribble(random, picture, size, PixelRect.Of(size));
        return picture;
    }

    /// <summary>Draws something into a rectangle.</summary>
    public static void Scribble(Random random, byte[] picture, PixelSize size, PixelRect rect)
    {
        for (var y = rect.Y; y < rect.Bottom; y++)
        {
            var row = picture.AsSpan((y * size.Width + rect.X) * 4, rect.Width * 4);
            random.NextBytes(row);
            for (var x = 3; x < row.Length; x += 4) row[x] = 255;
        }
    }

    /// <summary>A rectangle that may reach over the panel, or be empty.</summary>
    public static PixelRect Rect(Random random, PixelSize size) => random.Next(4) == 0
        ? PixelRect.Of(size)
        : new PixelRect(random.Next(-3, size.Width), random.Next(-3, size.Height), random.Next(0, size.Width + 3), random.Next(0, size.Height + 3));

    public static PostSettings Settings(Random random)
    {
        var gains = random.Next(4) == 0 ? ChannelGains.One : ChannelGains.OfLight(random.NextDouble(), random.NextDouble(), random.NextDouble()).Value;
        var shift = random.Next(3) switch
        {
            0 => default,
            1 => new PixelOffset(random.Next(-2, 3), random.Next(-2, 3)),
            _ => new PixelOffset(random.Next(-90, 91), random.Next(-50, 51)),
        };
        return new PostSettings(gains, random.Next(2) == 0, shift, (PixelFormat)random.Next(3));
    }

    public static WearGains Worn(Random random, PixelSize size)
    {
        var gains = new WearGains(size);
        gains.Follow(Map(size, _ => random.NextDouble() * 1_000));
        return gains;
    }

    public static WearMap Map(PixelSize size, Func<int, double> peakHours) =>
        new(size, [.. Enumerable.Range(0, new CellGrid(size).Count).Select(peakHours)]);

    public static byte[] Run(byte[] picture, PixelSize size, in PostSettings settings)
    {
        var rowBytes = size.Width * PixelFormats.BytesOf(settings.Format);
        var output = new byte[rowBytes * size.Height];
        PostPass.Run(new PictureView(picture, size.Width * 4, size), new OutputView(output, rowBytes, size, settings.Format), [PixelRect.Of(size)], settings);
        return output;
    }
}
