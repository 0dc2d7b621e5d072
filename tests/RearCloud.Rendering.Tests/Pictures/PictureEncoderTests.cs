using RearCloud.Core.Panels;
using RearCloud.Rendering.Fonts;
using RearCloud.Rendering.Images;
using RearCloud.Rendering.Memory;
using RearCloud.Rendering.Painting;
using RearCloud.Rendering.Pictures;
using RearCloud.Rendering.Tests.Samples;
using SkiaSharp;

namespace RearCloud.Rendering.Tests.Pictures;

public sealed class PictureEncoderTests : IDisposable
{
    private static readonly FontLibrary Fonts = new();

    private readonly ImageCache _images = new(new NoAssets());
    private readonly PanelPainter _painter;
    private readonly PictureEncoder _pictures;

    public PictureEncoderTests()
    {
        _painter = new PanelPainter(Fonts, _images);
        _pictures = new PictureEncoder(_painter);
    }

    public void Dispose()
    {
        _painter.Dispose();
        _images.Dispose();
    }

    [Theory]
    [InlineData(0.25f, 226, 143)]
    [InlineData(1f, 904, 572)]
    [InlineData(2f, 1808, 1144)]
    public void A_picture_has_the_scaled_size(float scale, int width, int height)
    {
        using var picture = Draw(new PictureOptions { Scale = scale });
        Assert.Equal((width, height), (picture.Width, picture.Height));
    }

    [Fact]
    public void The_panels_own_scale_gives_the_panels_own_pixels()
    {
        using var painted = new PixelBuffer(PanelProfiles.Reference.Size);
        _painter.Paint(painted.Canvas, SampleScenes.Demo(), SampleScenes.Noon);
        using var picture = Draw(new PictureOptions());
        using var image = painted.AsImage();
        using var expected = SKBitmap.FromImage(image);
        Assert.Equal(expected.Pixels, picture.Pixels);
    }

    [Fact]
    public void One_widget_alone_stands_on_a_transparent_ground()
    {
        using var picture = Draw(new PictureOptions { OnlyWidget = "date" });
        Assert.Equal(0, picture.GetPixel(600, 150).Alpha);
        Assert.Contains(picture.Pixels, pixel => pixel.Alpha == 255);
    }

    [Fact]
    public void All_without_one_widget_show_the_ground_in_its_place()
    {
        using var whole = Draw(new PictureOptions());
        using var without = Draw(new PictureOptions { WithoutWidget = "clock" });
        Assert.NotEqual(whole.Pixels, without.Pixels);
        Assert.Equal(whole.GetPixel(340, 340), without.GetPixel(340, 340));
        Assert.All(Enumerable.Range(288, 576), x => Assert.Equal(without.GetPixel(2, 170), without.GetPixel(x, 176), Near));
    }

    [Fact]
    public void The_shape_mask_leaves_corners_and_lenses_open()
    {
        using var picture = Draw(new PictureOptions { ShapeMask = true });
        Assert.Equal(0, picture.GetPixel(2, 2).Alpha);
        Assert.Equal(0, picture.GetPixel(132, 150).Alpha);
        Assert.Equal(255, picture.GetPixel(132, 286).Alpha);
        Assert.Equal(255, picture.GetPixel(452, 2).Alpha);
    }

    [Theory]
    [InlineData(0.01f)]
    [InlineData(9f)]
    public void A_scale_without_sense_is_refused(float scale) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _pictures.Png(SampleScenes.Demo(), SampleScenes.Noon, new PictureOptions { Scale = scale }));

    [Fact]
    public void Jpeg_and_png_of_pixels_decode_to_the_same_picture()
    {
        using var painted = new PixelBuffer(PanelProfiles.Reference.Size);
        _painter.Paint(painted.Canvas, SampleScenes.Demo(), SampleScenes.Noon);
        using var png = SKBitmap.Decode(PixelEncoder.Png(painted.Pixels, painted.RowBytes, painted.Size));
        using var jpeg = SKBitmap.Decode(PixelEncoder.Jpeg(painted.Pixels, painted.RowBytes, painted.Size));
        Assert.Equal((904, 572), (jpeg.Width, jpeg.Height));
        Assert.Equal(png.GetPixel(600, 350), jpeg.GetPixel(600, 350), Near);
    }

    private static bool Near(SKColor one, SKColor other) =>
        Math.Abs(one.Red - other.Red) < 16 && Math.Abs(one.Green - other.Green) < 16 && Math.Abs(one.Blue - other.Blue) < 16;

    private SKBitmap Draw(PictureOptions options) => SKBitmap.Decode(_pictures.Png(SampleScenes.Demo(), SampleScenes.Noon, options));
}
