using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Panel.Sinks;
using RearCloud.Rendering.Images;
using SkiaSharp;

namespace RearCloud.Panel.Tests;

/// <summary>A wallpaper whose image is still on its way does not take the one away that is shown.</summary>
public sealed class WallpaperTests
{
    private const string Red = "1111111111111111111111111111111111111111111111111111111111111111";
    private const string Blue = "2222222222222222222222222222222222222222222222222222222222222222";

    private readonly ArrivingImages _images = new();
    private readonly MemorySink _sink = new(Bench.Options().Panel.Size);

    [Theory]
    [InlineData("another wallpaper")]
    [InlineData("the same wallpaper with another image")]
    public void The_wallpaper_that_is_shown_stays_until_the_image_of_the_new_one_is_whole(string what)
    {
        _images.Add(Red, SKColors.Red);
        using var panel = new PanelStepper(Bench.Options(_sink) with { Assets = _images });
        panel.Show([Layout("first", 1), Wallpaper("first", Red, 1)], []);
        panel.Step(Bench.Noon);
        Assert.Equal(SKColors.Red, Middle());

        Document[] next = what == "another wallpaper" ? [Layout("second", 2), Wallpaper("second", Blue, 2)] : [Layout("first", 2), Wallpaper("first", Blue, 2)];
        panel.Show(next, []);
        panel.Step(Bench.Noon.AddSeconds(1));
        Assert.Equal(SKColors.Red, Middle());

        _images.Add(Blue, SKColors.Blue);
        panel.Show(next, []);
        panel.Step(Bench.Noon.AddSeconds(2));
        Assert.Equal(SKColors.Blue, Middle());
    }

    [Fact]
    public void With_no_wallpaper_before_a_stand_in_is_shown_until_the_image_comes()
    {
        using var panel = new PanelStepper(Bench.Options(_sink) with { Assets = _images });
        Document[] documents = [Layout("first", 1), Wallpaper("first", Red, 1)];
        panel.Show(documents, []);
        panel.Step(Bench.Noon);
        Assert.NotEqual(SKColors.Red, Middle());

        _images.Add(Red, SKColors.Red);
        panel.Show(documents, []);
        panel.ImagesChanged();
        panel.Step(Bench.Noon.AddSeconds(1));
        Assert.Equal(SKColors.Red, Middle());
    }

    private SKColor Middle()
    {
        var pixels = _sink.Read()!.Pixels.Span;
        var at = 4 * ((Bench.Options().Panel.Size.Height / 2 * Bench.Options().Panel.Size.Width) + (Bench.Options().Panel.Size.Width / 2));
        return new SKColor(pixels[at + 2], pixels[at + 1], pixels[at]);
    }

    private static Document Layout(string wallpaper, long version) => TestLayouts.Layout(
        "home", $$$"""{"format":1,"name":"Home","canvas":{"width":904,"height":572},"background":"#203040","wallpaper":"{{{wallpaper}}}","widgets":{}}""", version);

    private static Document Wallpaper(string id, string asset, long version) => new(
        new DocumentKey(DocumentKind.Wallpaper, new DocumentId(id)),
        JsonElement.Parse($$"""{"format":1,"name":"Picture","type":"image","asset":"{{asset}}"}"""),
        new Sequence(version),
        IsDeleted: false);

    private sealed class ArrivingImages : IAssetSource
    {
        private readonly Dictionary<string, byte[]> _images = [];

        public void Add(string sha256, SKColor color)
        {
            using var bitmap = new SKBitmap(64, 64);
            bitmap.Erase(color);
            using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
            _images[sha256] = data.ToArray();
        }

        public Stream? Open(string sha256) => _images.TryGetValue(sha256, out var bytes) ? new MemoryStream(bytes) : null;
    }
}
