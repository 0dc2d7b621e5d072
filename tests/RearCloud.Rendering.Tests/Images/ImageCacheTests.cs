using RearCloud.Core.Panels;
using RearCloud.Rendering.Images;
using RearCloud.Rendering.Images.Placing;
using RearCloud.Rendering.Tests.Samples;
using RearCloud.Scene.Drawing;
using SkiaSharp;

namespace RearCloud.Rendering.Tests.Images;

public class ImageCacheTests
{
    private static readonly DrawOp.Image Op = new(OneImage.Id, new RectF(10, 10, 200, 100), 0, ImageFit.Cover, 0.5f, 0.5f);

    [Fact]
    public void An_image_is_decoded_once_for_a_box_wherever_the_box_is()
    {
        using var cache = new ImageCache(new OneImage());
        var first = Get(cache, Op);
        Assert.Same(first, Get(cache, Op with { Rect = new RectF(300, 200, 200, 100) }));
        Assert.NotSame(first, Get(cache, Op with { Rect = new RectF(10, 10, 220, 100) }));
        Assert.Equal((200, 100), (first!.Image.Width, first.Image.Height));
        Assert.Equal(SKAlphaType.Opaque, first.Image.AlphaType);
    }

    [Fact]
    public void The_cache_stays_inside_its_bytes()
    {
        using var cache = new ImageCache(new OneImage(), capacityBytes: 250_000);
        for (var i = 0; i < 10; i++) Get(cache, Op with { Rect = new RectF(0, 0, 200 + i, 100) });
        Assert.InRange(cache.Counts.Cost, 1, 250_000);
        Assert.True(cache.Counts.Evictions >= 7);
    }

    [Fact]
    public void An_asset_that_is_absent_is_looked_for_again_and_a_damaged_one_is_not()
    {
        var assets = new CountingAssets();
        using var cache = new ImageCache(assets);
        Assert.Null(Get(cache, Op));
        Assert.Null(Get(cache, Op));
        Assert.Equal(2, assets.Opened);

        assets.Bytes = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];
        Assert.Null(Get(cache, Op));
        Assert.Null(Get(cache, Op));
        Assert.Equal(3, assets.Opened);
    }

    [Theory]
    [InlineData(ImageFit.Cover, 0f, 0f, 0, 0)]
    [InlineData(ImageFit.Cover, 1f, 0.5f, 80, 0)]
    public void Cover_keeps_the_focus_in_sight(ImageFit fit, float focusX, float focusY, int left, int top)
    {
        var place = new ImagePlace(new PixelRect(0, 0, 240, 240), fit, focusX, focusY);
        Assert.Equal(0.5f, place.ScaleFor(new PixelSize(640, 480)));
        var (source, target) = place.Rects(new PixelSize(320, 240));
        Assert.Equal(SKRect.Create(left, top, 240, 240), source);
        Assert.Equal(SKRect.Create(0, 0, 240, 240), target);
    }

    [Fact]
    public void Contain_shows_all_and_leaves_room()
    {
        var place = new ImagePlace(new PixelRect(0, 0, 240, 240), ImageFit.Contain, 0.5f, 0.5f);
        Assert.Equal(SKRect.Create(0, 30, 240, 180), place.Rects(new PixelSize(640, 480)).Target);
    }

    private static RearCloud.Rendering.Memory.CachedPicture? Get(ImageCache cache, DrawOp.Image op) => cache.Get(op, ImagePlace.Of(op));

    private sealed class CountingAssets : IAssetSource
    {
        public byte[]? Bytes { get; set; }

        public int Opened { get; private set; }

        public Stream? Open(string sha256)
        {
            Opened++;
            return Bytes is null ? null : new MemoryStream(Bytes);
        }
    }
}
