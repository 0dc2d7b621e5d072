using RearCloud.Core.Panels;
using RearCloud.Rendering.Images;
using RearCloud.TestKit.Assets;
using SkiaSharp;

namespace RearCloud.Rendering.Tests.Samples;

/// <summary>Has a single drawn asset: a sky over hills, 640 x 480.</summary>
internal sealed class OneImage : IAssetSource
{
    private static readonly byte[] Png = Draw();
    private static readonly byte[] Gif = SampleFilms.Gif(new PixelSize(60, 40), 4, 70);

    /// <summary>Names a film of four frames, 60 x 40.</summary>
    public const string Film = "film";

    public static string Id { get; } = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Png));

    public Stream? Open(string sha256) => sha256 == Id ? new MemoryStream(Png) : sha256 == Film ? new MemoryStream(Gif) : null;

    private static byte[] Draw()
    {
        using var bitmap = new SKBitmap(640, 480);
        using var canvas = new SKCanvas(bitmap);
        using var sky = SKShader.CreateLinearGradient(
            new SKPoint(0, 0), new SKPoint(0, 480), [new SKColor(0xFF274B7A), new SKColor(0xFFF2B880), new SKColor(0xFFE9785C)], SKShaderTileMode.Clamp);
        using var paint = new SKPaint { Shader = sky };
        canvas.DrawPaint(paint);
        using var hill = new SKPaint { Color = new SKColor(0xFF1C2433), IsAntialias = true };
        canvas.DrawCircle(180, 620, 300, hill);
        hill.Color = new SKColor(0xFF121824);
        canvas.DrawCircle(520, 700, 380, hill);
        hill.Color = new SKColor(0xFFFFE7B8);
        canvas.DrawCircle(430, 170, 46, hill);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
