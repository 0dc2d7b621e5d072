using RearCloud.Rendering.Fonts;
using RearCloud.Rendering.Images;
using RearCloud.Rendering.Painting;
using RearCloud.Rendering.Pictures;
using RearCloud.Scene;

namespace RearCloud.Server.Layouts.Pictures;

/// <summary>One painter with its own images. Used by one thread at a time.</summary>
internal sealed class PictureStudio : IDisposable
{
    private readonly ImageCache _images;
    private readonly PanelPainter _painter;
    private readonly PictureEncoder _encoder;

    public PictureStudio(FontLibrary fonts, IAssetSource assets)
    {
        _images = new ImageCache(assets);
        _painter = new PanelPainter(fonts, _images);
        _encoder = new PictureEncoder(_painter);
    }

    public byte[] Paint(Snapshot snapshot, DateTimeOffset time, PictureOptions options) => _encoder.Png(snapshot, time, options);

    public void Dispose()
    {
        _painter.Dispose();
        _images.Dispose();
    }
}
