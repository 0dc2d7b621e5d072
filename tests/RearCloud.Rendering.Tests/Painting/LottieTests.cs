using System.Text;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Composition;
using RearCloud.Rendering.Films;
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

    private static readonly PixelRect Box = new(300, 40, 200, 200);

    private readonly Easel _easel = new(Id, Lotties.Rings(4));

    public void Dispose() => _easel.Dispose();

    [Fact]
    public void It_looks_different_at_each_share_and_the_same_at_the_same()
    {
        var pictures = new[] { 0, 0.25, 0.5, 0.25 }.Select(share => _easel.Paint(Scene(share))).ToArray();
        Assert.Equal(pictures[1], pictures[3]);
        Assert.NotEqual(pictures[0], pictures[1]);
        Assert.NotEqual(pictures[1], pictures[2]);
        Assert.NotEqual(_easel.Paint(SampleScenes.Of(SampleScenes.Gradient())), pictures[0]);
    }

    [Fact]
    public void It_looks_as_accepted()
    {
        var ops = Enumerable.Range(0, 6).Select(i => (DrawOp)new DrawOp.Lottie(Id, new RectF(296 + i % 3 * 190, 90 + i / 3 * 200, 180, 180), i * 0.17));
        GoldenPicture.Matches(new PictureEncoder(_easel.Painter).Png(SampleScenes.Of(SampleScenes.Gradient(), SampleScenes.Layer("widget/lottie", SampleScenes.Panel, [.. ops])), SampleScenes.Noon), "lottie");
    }

    [Fact]
    public void The_compositor_redraws_its_box_alone_with_the_same_bytes_and_no_garbage()
    {
        using var compositor = new PanelCompositor(_easel.Painter, PanelProfiles.Reference.Size);
        var scene = Scene(new Motion.Linear(0, 0.5, SampleScenes.Noon));
        compositor.Compose(scene, SampleScenes.Noon);
        for (var i = 1; i < 20; i++)
        {
            var time = SampleScenes.Noon.AddMilliseconds(i * 97);
            var damage = compositor.Compose(scene, time);
            Assert.True(new PixelRect(Box.X - 4, Box.Y - 4, Box.Width + 8, Box.Height + 8).Contains(damage.Bounds), $"{damage.Bounds}");
            var bytes = new byte[compositor.RowBytes * compositor.Size.Height];
            System.Runtime.InteropServices.Marshal.Copy(compositor.Pixels, bytes, 0, bytes.Length);
            Assert.Equal(_easel.Paint(scene, time), bytes);
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
        _easel.Assets["bad"] = Encoding.UTF8.GetBytes(json);
        Assert.Equal(code, LottieFile.Open(_easel.Assets["bad"]).Problem?.Code);
        _easel.Paint(SampleScenes.Of(SampleScenes.Gradient(), SampleScenes.Layer("widget/lottie", Box, new DrawOp.Lottie("bad", new RectF(Box.X, Box.Y, 200, 200), 0.5))));
    }

    [Fact]
    public void Compositions_that_double_each_other_are_refused()
    {
        var assets = Enumerable.Range(0, 14).Select(i => $$"""{"id":"c{{i}}","layers":[{"ty":0,"refId":"c{{i + 1}}"},{"ty":0,"refId":"c{{i + 1}}"}]}""");
        var json = $$"""{"w":10,"h":10,"fr":60,"ip":0,"op":10,"assets":[{{string.Join(',', assets)}}],"layers":[{"ty":0,"refId":"c0"}]}""";
        Assert.Equal("lottie.cost", LottieFile.Open(Encoding.UTF8.GetBytes(json)).Problem?.Code);
        Assert.Equal("lottie.size", LottieFile.Open(new byte[LottieFile.MostBytes + 1]).Problem?.Code);
        Assert.True(LottieFile.Open(Lotties.Rings(30)).IsSuccess);
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
            _easel.Assets[$"{run}"] = bytes;
            TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}, run {run}");
            var picture = Picture($"{run}", new RectF(Box.X, Box.Y, 200, 200), ImageFit.Cover);
            _easel.Paint(Easel.Of(new DrawOp.Lottie($"{run}", picture.Rect, random.NextDouble()), picture, new DrawOp.Film(picture, Every(20), SampleScenes.Noon)));
        }
    }

    [Fact]
    public void Played_as_a_film_it_shows_its_frames_as_at_the_same_shares()
    {
        var picture = Picture(Id, new RectF(Box.X, Box.Y, Box.Width, Box.Height), ImageFit.Cover);
        var timing = new FilmCatalog(_easel.Assets).TimingOf(Id)!;
        Assert.Equal((120, TimeSpan.FromSeconds(2), true), (timing.Frames, timing.Duration, timing.IsEndless));
        foreach (var frame in new[] { 0, 1, 30, 119 })
        {
            var film = _easel.Paint(Easel.Of(new DrawOp.Film(picture, timing, SampleScenes.Noon)), SampleScenes.Noon.AddSeconds(frame / 60.0));
            Assert.InRange(Different(_easel.Paint(Scene(frame / 120.0)), film), 0, 100);
            Assert.InRange(Different(_easel.Paint(Scene((frame + 10) / 120.0)), film), 500, int.MaxValue);
        }

        Assert.InRange(Different(_easel.Paint(Scene(0.5)), _easel.Paint(Easel.Of(picture))), 0, 100);
    }

    [Theory]
    [InlineData(60, 120, 120)]
    [InlineData(24, 48, 48)]
    [InlineData(240, 240, 60)]
    [InlineData(30, 9_000, 2_000)]
    public void It_is_played_with_the_frames_that_it_wishes_inside_the_limits(int rate, int frames, int played)
    {
        var file = LottieFile.Open(Empty(rate, frames)).Value;
        Assert.Equal((played, TimeSpan.FromSeconds((double)frames / rate)), (file.Timing!.Frames, file.Timing.Duration));
        Assert.InRange(file.Timing.DurationOf(played - 1).TotalSeconds, (double)frames / rate / played - 1e-6, (double)frames / rate / played + 1e-6);
    }

    [Fact]
    public void One_of_a_single_frame_stands_still() => Assert.Null(LottieFile.Open(Empty(240, 1)).Value.Timing);

    [Fact]
    public void It_is_placed_in_its_box_as_a_picture_is()
    {
        RectF wide = new(300, 40, 240, 120), square = new(300, 40, 120, 120);
        // Covered it is cut above and below, contained it stands in the middle, filled it is stretched.
        Assert.Equal(new PixelRect(300, 40, 240, 120), Ink(wide, ImageFit.Cover));
        Assert.Equal(new PixelRect(360, 40, 120, 120), Ink(wide, ImageFit.Contain));
        Assert.Equal(new PixelRect(300, 40, 240, 120), Ink(wide, ImageFit.Fill));
        Assert.Equal(new PixelRect(300, 40, 120, 120), Ink(square, ImageFit.Cover));
        Assert.Equal(new PixelRect(360, 40, 120, 120), Ink(new DrawOp.Lottie("square", wide, 0.5)));
    }

    private static byte[] Empty(int rate, int frames) => Encoding.UTF8.GetBytes($$"""{"v":"5.7.0","w":10,"h":10,"fr":{{rate}},"ip":0,"op":{{frames}},"layers":[]}""");

    private static FilmTiming Every(int milliseconds) => new([.. Enumerable.Repeat(TimeSpan.FromMilliseconds(milliseconds), 5)], 0);

    private static DrawOp.Image Picture(string asset, RectF rect, ImageFit fit) => new(asset, rect, 0, fit, 0.5f, 0.5f);

    // The values that are further apart than by rounding; a few are along edges, where a place in another picture is rounded otherwise.
    private static int Different(byte[] one, byte[] other) => one.Zip(other).Count(values => Math.Abs(values.First - values.Second) > 2);

    // Where a square that fills its composition is seen.
    private PixelRect Ink(RectF rect, ImageFit fit) => Ink(new DrawOp.Film(Picture("square", rect, fit), Every(20), SampleScenes.Noon));

    private PixelRect Ink(DrawOp op)
    {
        _easel.Assets["square"] = Encoding.UTF8.GetBytes("""
            {"v":"5.7.0","w":50,"h":50,"fr":60,"ip":0,"op":60,"layers":[{"ty":4,"ip":0,"op":60,"st":0,"ks":{"o":{"a":0,"k":100},"r":{"a":0,"k":0},"p":{"a":0,"k":[25,25,0]},"a":{"a":0,"k":[0,0,0]},"s":{"a":0,"k":[100,100,100]}},
            "shapes":[{"ty":"gr","it":[{"ty":"rc","d":1,"s":{"a":0,"k":[50,50]},"p":{"a":0,"k":[0,0]},"r":{"a":0,"k":0}},{"ty":"fl","c":{"a":0,"k":[1,0,0,1]},"o":{"a":0,"k":100},"r":1},
            {"ty":"tr","p":{"a":0,"k":[0,0]},"a":{"a":0,"k":[0,0]},"s":{"a":0,"k":[100,100]},"r":{"a":0,"k":0},"o":{"a":0,"k":100}}]}]}]}
            """);
        var film = _easel.Paint(Easel.Of(op));
        var ground = _easel.Paint(SampleScenes.Of(SampleScenes.Gradient()));
        var width = SampleScenes.Panel.Width;
        var changed = Enumerable.Range(0, film.Length / 4).Where(i => !film.AsSpan(i * 4, 4).SequenceEqual(ground.AsSpan(i * 4, 4))).ToArray();
        int left = changed.Min(i => i % width), top = changed[0] / width;
        return new PixelRect(left, top, changed.Max(i => i % width) + 1 - left, changed[^1] / width + 1 - top);
    }

    private static Snapshot Scene(Motion share) =>
        SampleScenes.Of(SampleScenes.Gradient(), SampleScenes.Layer("widget/lottie", Box, new DrawOp.Lottie(Id, new RectF(Box.X, Box.Y, Box.Width, Box.Height), share)));
}
