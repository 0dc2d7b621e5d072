using RearCloud.Core.Panels;
using RearCloud.Rendering.Memory;
using SkiaSharp;

namespace RearCloud.Rendering.Films;

/// <summary>One frame of a film as it stands in its box, ready to be copied to the panel. Whoever made it disposes it.</summary>
internal sealed class FilmFrame : IDisposable
{
    internal FilmFrame(PixelSize size, bool isOpaque)
    {
        Pixels = new PixelBuffer(size, isOpaque ? SKAlphaType.Opaque : SKAlphaType.Premul);
        Picture = new CachedPicture(Pixels);
    }

    internal PixelBuffer Pixels { get; }

    internal CachedPicture Picture { get; }

    public void Dispose() => Picture.Dispose();
}
