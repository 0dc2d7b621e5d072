using RearCloud.Core.Panels;
using RearCloud.Rendering.Images;
using RearCloud.TestKit.Assets;
using SkiaSharp;

namespace RearCloud.Benchmarks.Panels;

/// <summary>A busy picture of any size, as an asset, so that wallpapers are decoded and cached as they are in the product.</summary>
internal sealed class Photograph : IAssetSource
{
    private readonly Dictionary<string, byte[]> _files = [];

    /// <summary>Names an animation of eight rings and eight dots.</summary>
    public const string Rings = "rings";

    /// <summary>Names a film of 25 frames, 200 x 200.</summary>
    public const string Film = "film";

    /// <summary>Names the picture of a size.</summary>
    public static string Of(PixelSize size) => $"{size.Width}x{size.Height}";

    public Stream Open(string sha256)
    {
        if (!_files.TryGetValue(sha256, out var file)) _files.Add(sha256, file = Draw(sha256));
        return new MemoryStream(file, writable: false);
    }

    private static byte[] Draw(string name)
    {
        if (name == Film) return SampleFilms.Webp(new PixelSize(200, 200), 25, 40);
        if (name == Rings) return Lotties.Rings(8);
        var size = name.Split('x').Select(int.Parse).ToArray();
        using var bitmap = new SKBitmap(new SKImageInfo(size[0], size[1], SKColorType.Bgra8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(new SKColor(0xFF101A33));
        using var paint = new SKPaint { IsAntialias = true };
        for (var i = 0; i < 60; i++)
        {
            paint.Color = new SKColor(0xFF000000 | (uint)(i * 2_654_435_761) & 0xFFFFFF);
            canvas.DrawCircle(i * 397 % size[0], i * 151 % size[1], 20 + i * 13 % 60, paint);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
