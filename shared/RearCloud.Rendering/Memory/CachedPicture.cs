using SkiaSharp;

namespace RearCloud.Rendering.Memory;

/// <summary>Finished pixels to be drawn at a whole-pixel place.</summary>
internal sealed class CachedPicture : IDisposable
{
    private readonly PixelBuffer _pixels;

    public CachedPicture(PixelBuffer pixels)
    {
        _pixels = pixels;
        Image = pixels.AsImage();
    }

    public SKImage Image { get; }

    public long Bytes => _pixels.Bytes;

    public bool IsOpaque => _pixels.IsOpaque;

    public void Dispose()
    {
        Image.Dispose();
        _pixels.Dispose();
    }
}
