using System.Collections.Immutable;
using RearCloud.Core.Panels;
using RearCloud.Panel.Films;
using RearCloud.Rendering.Composition;
using RearCloud.Rendering.Fonts;
using RearCloud.Rendering.Images;
using RearCloud.Rendering.Memory;
using RearCloud.Rendering.Painting;
using RearCloud.Scene;

namespace RearCloud.Panel.Frames;

/// <summary>The panel's pixels as the product's painter draws them.</summary>
internal sealed unsafe class CompositorRaster : IPanelRaster
{
    private readonly FilmRings? _films;
    private readonly ImageCache _images;
    private readonly PanelPainter _painter;
    private readonly PanelCompositor _compositor;

    // Four for the panel itself, two sheets of its size with four each, and a dozen images.
    private const int PicturesOfPanel = 24;

    /// <param name="size">Of the panel.</param>
    /// <param name="fonts">Shared with others.</param>
    /// <param name="assets">Where images come from.</param>
    /// <param name="pictureBytes">The most that pictures hold; null for what a panel of this size needs.</param>
    /// <param name="films">Frames that are decoded ahead; null to decode each when it is drawn.</param>
    public CompositorRaster(PixelSize size, FontLibrary fonts, IAssetSource assets, long? pictureBytes, FilmRings? films = null)
    {
        _films = films;
        _images = new ImageCache(assets, pictureBytes ?? 4L * size.Width * size.Height * PicturesOfPanel);
        _painter = new PanelPainter(fonts, _images, films);
        _compositor = new PanelCompositor(_painter, size);
    }

    public ReadOnlySpan<byte> Pixels => new((void*)_compositor.Pixels, _compositor.RowBytes * _compositor.Size.Height);

    public int RowBytes => _compositor.RowBytes;

    public bool AwaitsFilm => _films is { IsLate: true };

    public bool LacksFilm => _films is { IsExact: false };

    public ImmutableArray<CacheStatistics> Caches => _films is null ? _compositor.Caches : _compositor.Caches.Add(_films.Statistics);

    public RasterDamage Compose(Snapshot snapshot, DateTimeOffset time)
    {
        _films?.Begin(time);
        var damage = _compositor.Compose(snapshot, time);
        long pixels = 0;
        for (var i = 0; i < damage.Count; i++) pixels += (long)damage[i].Width * damage[i].Height;
        return new RasterDamage(damage.Bounds, pixels, damage);
    }

    public void Invalidate() => _compositor.Invalidate();

    public void Dispose()
    {
        _compositor.Dispose();
        _painter.Dispose();
        _images.Dispose();
    }
}
