using System.Text;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Composition;
using RearCloud.Rendering.Fonts;
using RearCloud.Rendering.Images;
using RearCloud.Rendering.Memory;
using RearCloud.Rendering.Painting;
using RearCloud.Rendering.Painting.Lotties;
using RearCloud.Rendering.Pictures;
using RearCloud.Rendering.Tests.Goldens;
using RearCloud.Rendering.Tests.Samples;
using RearCloud.Scene;
using RearCloud.Scene.Animation;
using RearCloud.Scene.Drawing;
using RearCloud.TestKit.Assets;

namespace RearCloud.Rendering.Tests.Painting;

public sealed class LottieTests : IDisposable
{
    private const string Id = "rings";

    private static readonly FontLibrary Fonts = new();
    private static readonly PixelRect Box = new(300, 40, 200, 200);

    private readonly Files _files = new() { [Id] = Lotties.Rings(4) };
    private readonly ImageCache _images;
    private readonly PanelPainter _painter;

    public LottieTests()
    {
        _images = new ImageCache(_files);
        _painter = new PanelPainter(Fonts, _images);
    }

    public void Dispose()
    {
        _painter.Dispose();
        _images.Dispose();
    }

    [Fact]
    public void It_looks_different_at_each_share_and_the_same_at_the_same()
    {
        var pictures = new[] { 0, 0.25, 0.5, 0.25 }.Select(share => Paint(Scene(share))).ToArray();
        Assert.Equal(pictures[1], pictures[3]);
        Assert.NotEqual(pictures[0], pictures[1]);
        Assert.NotEqual(pictures[1], pictures[2]);
        Assert.NotEqual(Paint(SampleScenes.Of(SampleScenes.Gradient())), pictures[0]);
    }

    [Fact]
    public void It_looks_as_accepted()
    {
        var ops = Enumerable.Range(0, 6).Select(i => (DrawOp)new DrawOp.Lottie(Id, new RectF(296 + i % 3 * 190, 90 + i / 3 * 200, 180, 180), i * 0.17));
        GoldenPicture.Matches(new PictureEncoder(_painter).Png(SampleScenes.Of(SampleScenes.Gradient(), SampleScenes.Layer("widget/lottie", SampleScenes.Panel, [.. ops])), SampleScenes.Noon), "lottie");
    }

    [Fact]
    public void The_compositor_redraws_its_box_alone_with_the_same_bytes_and_no_garbage()
    {
        using var compositor = new PanelCompositor(_painter, PanelProfiles.Reference.Size);
        var scene = Scene(new Motion.Linear(0, 0.5, SampleScenes.Noon));
        compositor.Compose(scene, SampleScenes.Noon);
        for (var i = 1; i < 20; i++)
        {
            var time = SampleScenes.Noon.AddMilliseconds(i * 97);
            var damage = compositor.Compose(scene, time);
            Assert.True(new PixelRect(Box.X - 4, Box.Y - 4, Box.Width + 8, Box.Height + 8).Contains(damage.Bounds), $"{damage.Bounds}");
            var bytes = new byte[compositor.RowBytes * compositor.Size.Height];
            System.Runtime.InteropServices.Marshal.Copy(compositor.Pixels, bytes, 0, bytes.Length);
            Assert.Equal(Paint(scene, time), bytes);
        }

        Assert.Equal(0, QuietWindow.AllocatedAgainBy(() =>
        {
            for (var i = 0; i < 100; i++) compositor.Compose(scene, SampleScenes.Noon.AddSeconds(i / 120.0));
        }));
    }

    [Theory]
    [InlineData("", "lottie.json")]
    [InlineData("{", "lottie.json")]
    [InlineData("[]", "lottie.numbers")]
    [InlineData("""{"w":1e9,"h":10,"fr":60,"ip":0,"op":10,"layers":[]}""", "lottie.numbers")]
    [InlineData("""{"w":10,"h":10,"fr":0,"ip":0,"op":10,"layers":[]}""", "lottie.numbers")]
    [InlineData("""{"w":10,"h":10,"fr":60,"ip":10,"op":0,"layers":[]}""", "lottie.numbers")]
    [InlineData("""{"w":10,"h":10,"fr":60,"ip":0,"op":10,"layers":[{"ty":4,"shapes":[{"ty":"gr","it":[{"ty":"rc"},{"ty":"rp","c":{"a":0,"k":1000000}}]}]}]}""", "lottie.cost")]
    [InlineData("""{"w":10,"h":10,"fr":60,"ip":0,"op":10,"layers":[{"ty":4,"shapes":[{"ty":"rc"},{"ty":"rp","c":{"a":1,"k":[{"t":0,"s":[1]},{"t":9,"s":[90000]}]}}]}]}""", "lottie.cost")]
    [InlineData("""{"w":10,"h":10,"fr":60,"ip":0,"op":10,"assets":[{"id":"a","layers":[{"ty":0,"refId":"a"}]}],"layers":[{"ty":0,"refId":"a"}]}""", "lottie.cost")]
    public void What_would_hang_or_make_no_sense_is_refused_before_it_is_drawn(string json, string code)
    {
        _files["bad"] = Encoding.UTF8.GetBytes(json);
        Assert.Equal(code, LottieFile.Check(_files["bad"])?.Code);
        Paint(SampleScenes.Of(SampleScenes.Gradient(), SampleScenes.Layer("widget/lottie", Box, new DrawOp.Lottie("bad", new RectF(Box.X, Box.Y, 200, 200), 0.5))));
    }

    [Fact]
    public void Compositions_that_double_each_other_are_refused()
    {
        var assets = Enumerable.Range(0, 14).Select(i => $$"""{"id":"c{{i}}","layers":[{"ty":0,"refId":"c{{i + 1}}"},{"ty":0,"refId":"c{{i + 1}}"}]}""");
        var json = $$"""{"w":10,"h":10,"fr":60,"ip":0,"op":10,"assets":[{{string.Join(',', assets)}}],"layers":[{"ty":0,"refId":"c0"}]}""";
        Assert.Equal("lottie.cost", LottieFile.Check(Encoding.UTF8.GetBytes(json))?.Code);
        Assert.Equal("lottie.size", LottieFile.Check(new byte[LottieFile.MostBytes + 1])?.Code);
        Assert.Null(LottieFile.Check(Lotties.Rings(30)));
    }

    [Fact]
    public void Mutated_files_are_drawn_or_refused()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var good = Lotties.Rings(3);
        for (var run = 0; run < 300; run++)
        {
            var bytes = (byte[])good.Clone();
            for (var i = random.Next(1, 6); i > 0; i--) bytes[random.Next(bytes.Length)] = (byte)random.Next(32, 127);
            _files[$"{run}"] = bytes;
            TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}, run {run}");
            Paint(SampleScenes.Of(SampleScenes.Gradient(), SampleScenes.Layer("widget/lottie", Box, new DrawOp.Lottie($"{run}", new RectF(Box.X, Box.Y, 200, 200), random.NextDouble()))));
        }
    }

    private static Snapshot Scene(Motion share) =>
        SampleScenes.Of(SampleScenes.Gradient(), SampleScenes.Layer("widget/lottie", Box, new DrawOp.Lottie(Id, new RectF(Box.X, Box.Y, Box.Width, Box.Height), share)));

    private byte[] Paint(Snapshot scene, DateTimeOffset? time = null)
    {
        using var picture = new PixelBuffer(scene.Panel.Size);
        _painter.Paint(picture, scene.Layers, time ?? SampleScenes.Noon);
        return picture.Span.ToArray();
    }

    private sealed class Files : Dictionary<string, byte[]>, IAssetSource
    {
        public Stream? Open(string sha256) => TryGetValue(sha256, out var bytes) ? new MemoryStream(bytes, writable: false) : null;
    }
}
