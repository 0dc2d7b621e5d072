using RearCloud.Core.Panels;
using RearCloud.Scene.Animation;
using RearCloud.Scene.Drawing;

namespace RearCloud.Scene.Tests;

/// <summary>Documents name an image; if the image is a film, it plays.</summary>
public sealed class FilmSceneTests
{
    private const string Asset = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    private static readonly DateTimeOffset Now = SceneFixture.Evening;

    [Fact]
    public void A_film_as_wallpaper_and_in_a_widget_plays_and_counts_from_1970()
    {
        var text = DrawListText.Print(Build(plays: 0));
        Assert.Contains($"\nwallpaper [0 0 904 572] moving\n  film {Asset} [0 0 904 572] radius 0 cover focus 0.5 0.5 of 3 frames in 0.3 s without end since 1970-01-01T00:00:00Z\n", text, StringComparison.Ordinal);
        Assert.Contains($"film {Asset} [300 100 200 200] radius 36 cover", text, StringComparison.Ordinal);
        Assert.DoesNotContain("film", DrawListText.Print(SceneBuilder.Build(Input(Now, null), null)), StringComparison.Ordinal);
    }

    [Fact]
    public void It_wants_frames_when_another_of_its_frames_comes_and_no_rate()
    {
        var scene = Build(plays: 0);
        var next = scene.NextStepAfter(Now)!.Value;
        Assert.InRange(next - Now, TimeSpan.FromTicks(1), TimeSpan.FromMilliseconds(100));
        Assert.Equal(TimeSpan.FromMilliseconds(100), scene.NextStepAfter(next) - next);
        Assert.Equal(0, scene.FrameRateAfter(Now));
    }

    [Fact]
    public void A_film_that_ends_begins_when_it_is_shown_first_and_rests_at_its_end()
    {
        var first = Build(plays: 2);
        var later = SceneBuilder.Build(Input(Now.AddMilliseconds(350), Films(2)), first);
        Assert.Equal(first.Layers, later.Layers);
        Assert.NotNull(later.NextStepAfter(Now.AddMilliseconds(490)));
        Assert.Null(later.NextStepAfter(Now.AddMilliseconds(500)));
        Assert.NotEqual(first.Layers, SceneBuilder.Build(Input(Now.AddMilliseconds(350), Films(2)), null).Layers);
    }

    [Theory]
    [InlineData(SignalNames.PanelAmbient, true)]
    [InlineData(SignalNames.ReducedMotion, true)]
    [InlineData(SignalNames.BatteryLevel, 15.0)]
    public void Where_nothing_may_move_unasked_its_still_picture_stands(string signal, object value)
    {
        var signals = SignalSet.Empty.With(signal, value is bool truth ? SignalValue.Of(truth) : SignalValue.Of((double)value));
        var scene = SceneBuilder.Build(Input(Now, Films(0)) with { Signals = signals }, null);
        Assert.Contains($"image {Asset} [0 0 904 572]", DrawListText.Print(scene), StringComparison.Ordinal);
        Assert.Null(scene.NextStepAfter(Now));
    }

    [Fact]
    public void In_a_sheet_that_stands_it_moves_in_steps_and_in_one_that_slides_it_moves_with_it()
    {
        var film = new DrawOp.Film(new DrawOp.Image(Asset, new RectF(0, 0, 50, 50), 0, ImageFit.Cover, 0.5f, 0.5f), Films(0).TimingOf(Asset)!, Now);
        var area = new PixelRect(0, 0, 100, 100);
        var content = new DrawSheet(area, [new DrawLayer("film", area, [film])]);
        var standing = new DrawOp.Sheet(content, 0, 0, 1);
        Assert.True(standing.IsMoving);
        Assert.Equal(Now.AddMilliseconds(99.5), standing.NextStepAfter(Now));
        var sliding = standing with { X = new Motion.Tween(0, 10, Now, TimeSpan.FromSeconds(1), Easing.Linear) };
        Assert.Equal((120, 0), (sliding.FrameRateAfter(Now, 120), sliding.FrameRateAfter(Now.AddSeconds(1), 120)));
        Assert.Equal(Now.AddMilliseconds(1_099.5), sliding.NextStepAfter(Now.AddMilliseconds(1_000)));
    }

    private static Snapshot Build(int plays) => SceneBuilder.Build(Input(Now, Films(plays)), null);

    private static OneFilm Films(int plays) => new(new FilmTiming([.. Enumerable.Repeat(TimeSpan.FromMilliseconds(100), 3)], plays));

    private static SceneInput Input(DateTimeOffset time, IFilmTimings? films)
    {
        var layout = SceneFixture.Layout(
            $$"""{"format":1,"wallpaper":"film","canvas":{"width":904,"height":572},"widgets":{"w":{"order":"V","kind":"image","asset":"{{Asset}}","frame":{"x":300,"y":100,"width":200,"height":200} } } }""");
        var wallpaper = SceneFixture.Document("wallpaper", "film", $$"""{"type":"image","asset":"{{Asset}}"}""");
        return SceneFixture.Input(SceneDocuments.From([wallpaper, layout], null)) with { Time = time, Films = films };
    }

    private sealed class OneFilm(FilmTiming timing) : IFilmTimings
    {
        public FilmTiming? TimingOf(string sha256) => sha256 == Asset ? timing : null;
    }
}
