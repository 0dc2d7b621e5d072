using RearCloud.Core.Panels;
using RearCloud.Rendering.Composition;
using RearCloud.Rendering.Films;
using RearCloud.Rendering.Pictures;
using RearCloud.Rendering.Tests.Goldens;
using RearCloud.Rendering.Tests.Samples;
using RearCloud.Scene;
using RearCloud.Scene.Animation;
using RearCloud.Scene.Drawing;
using RearCloud.TestKit.Assets;

namespace RearCloud.Rendering.Tests.Films;

public sealed class FilmPaintTests : IDisposable
{
    private const string Id = "film";

    private static readonly PixelRect Box = new(300, 40, 200, 160);

    private readonly Easel _easel = new(Id, SampleFilms.Webp(new PixelSize(240, 240), 10, 40));

    public void Dispose() => _easel.Dispose();

    [Fact]
    public void A_moment_has_one_picture_whatever_was_painted_before()
    {
        var pictures = new[] { 0, 90, 210, 90, 0 }.Select(ms => _easel.Paint(Scene(), SampleScenes.Noon.AddMilliseconds(ms))).ToArray();
        Assert.Equal(pictures[0], pictures[4]);
        Assert.Equal(pictures[1], pictures[3]);
        Assert.NotEqual(pictures[0], pictures[1]);
        Assert.NotEqual(pictures[1], pictures[2]);
    }

    [Fact]
    public void It_looks_as_accepted()
    {
        DrawOp[] ops =
        [
            Film(new RectF(32, 40, 904 - 64, 200), 36, ImageFit.Cover), Film(new RectF(296, 280, 180, 240), 0, ImageFit.Contain), Film(new RectF(496, 280, 180, 240), 90, ImageFit.Cover),
            Film(new RectF(696, 280, 160, 240), 12, ImageFit.Fill),
        ];
        GoldenPicture.Matches(
            new PictureEncoder(_easel.Painter).Png(SampleScenes.Of(SampleScenes.Gradient(), SampleScenes.Layer("widget/film", SampleScenes.Panel, ops)), SampleScenes.Noon.AddMilliseconds(290)), "film");
    }

    [Fact]
    public void The_compositor_redraws_its_box_when_a_frame_comes_and_nothing_in_between()
    {
        using var compositor = new PanelCompositor(_easel.Painter, PanelProfiles.Reference.Size);
        var scene = Scene();
        compositor.Compose(scene, SampleScenes.Noon);
        for (var ms = 10; ms < 500; ms += 10)
        {
            var time = SampleScenes.Noon.AddMilliseconds(ms);
            var damage = compositor.Compose(scene, time);
            Assert.Equal(ms % 40 != 0, damage.IsEmpty);
            Assert.True(damage.IsEmpty || new PixelRect(Box.X - 4, Box.Y - 4, Box.Width + 8, Box.Height + 8).Contains(damage.Bounds), $"{damage.Bounds}");
            var bytes = new byte[compositor.RowBytes * compositor.Size.Height];
            System.Runtime.InteropServices.Marshal.Copy(compositor.Pixels, bytes, 0, bytes.Length);
            Assert.Equal(_easel.Paint(scene, time), bytes);
        }
    }

    [Fact]
    public void Frames_that_are_there_are_shown_without_garbage()
    {
        using var films = new TwoFrames(_easel.Assets, Film(new RectF(Box.X, Box.Y, Box.Width, Box.Height), 0, ImageFit.Cover));
        using var painter = _easel.PainterWith(films);
        using var compositor = new PanelCompositor(painter, PanelProfiles.Reference.Size);
        var scene = Scene();
        compositor.Compose(scene, SampleScenes.Noon);
        Assert.Equal(0, QuietWindow.AllocatedAgainBy(() =>
        {
            for (var i = 1; i < 100; i++) compositor.Compose(scene, SampleScenes.Noon.AddMilliseconds(i * 40));
        }));
    }

    [Fact]
    public void A_film_that_is_broken_or_gone_shows_its_still_picture_or_what_stands_for_one()
    {
        var gif = SampleFilms.Gif(new PixelSize(20, 20), 3, 10);
        _easel.Assets["cut"] = gif[..^10];
        var op = Film(new RectF(Box.X, Box.Y, Box.Width, Box.Height), 0, ImageFit.Cover);
        foreach (var asset in new[] { "cut", "missing" })
        {
            var broken = op with { Picture = op.Picture with { Asset = asset }, Timing = new FilmTiming([.. Enumerable.Repeat(TimeSpan.FromMilliseconds(40), 9)], 0) };
            var still = _easel.Paint(Of(broken.Picture), SampleScenes.Noon);
            Assert.Equal(still, _easel.Paint(Of(broken), SampleScenes.Noon.AddMilliseconds(8 * 40)));
        }
    }

    private static Snapshot Of(DrawOp op) => SampleScenes.Of(SampleScenes.Gradient(), SampleScenes.Layer("widget/film", Box, op));

    private static Snapshot Scene() => Of(Film(new RectF(Box.X, Box.Y, Box.Width, Box.Height), 24, ImageFit.Cover));

    private static DrawOp.Film Film(RectF rect, float radius, ImageFit fit) => new(
        new DrawOp.Image(Id, rect, radius, fit, 0.5f, 0.5f), new FilmTiming([.. Enumerable.Repeat(TimeSpan.FromMilliseconds(40), 10)], 0), SampleScenes.Noon);

    private sealed class TwoFrames : IFilmFrames, IDisposable
    {
        private readonly FilmFrame[] _frames = new FilmFrame[2];
        private long _settled;

        public TwoFrames(NamedAssets files, DrawOp.Film film)
        {
            using var decoder = FilmDecoder.Open(files, film.Picture).Value!;
            for (var i = 0; i < 2; i++)
            {
                _frames[i] = decoder.NewFrame();
                Assert.Null(decoder.Decode(i, _frames[i]));
            }
        }

        public long Settle(DrawOp.Film film, DateTimeOffset time) => _settled = film.PositionAt(time);

        public FilmFrame? FrameOf(DrawOp.Film film, DateTimeOffset time) => _frames[_settled % 2];

        public void Dispose() => Array.ForEach(_frames, frame => frame.Dispose());
    }
}
