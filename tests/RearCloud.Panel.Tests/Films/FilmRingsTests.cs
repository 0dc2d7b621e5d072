using RearCloud.Panel.Films;
using RearCloud.Rendering.Memory;
using RearCloud.Scene.Animation;
using RearCloud.Scene.Drawing;

namespace RearCloud.Panel.Tests.Films;

public sealed class FilmRingsTests
{
    private const int Capacity = 3 * 64 * 64 * 4 * 2;

    private readonly FilmRings _rings = new(() => { }, Capacity);

    [Fact]
    public void The_bytes_of_all_are_bounded_and_the_least_recently_shown_gives_way()
    {
        Show(0, "a", "b");
        Assert.Equal(Capacity, _rings.Bytes);
        Show(1.5, "b");
        Show(3, "b", "c");
        Assert.Equal(["b", "c"], Names());
        Assert.Equal(Capacity, _rings.Bytes);
    }

    [Fact]
    public void A_film_for_which_there_is_no_room_waits_until_another_is_gone_and_nothing_waits_for_it()
    {
        Show(0, "a", "b", "c");
        Assert.Equal(["a", "b"], Names());
        Assert.Null(_rings.FrameOf(Film("c"), Bench.Noon));
        for (var i = 1; i < 20; i++) Show(i * 0.1, "a", "c");
        Assert.Equal(["a", "c"], Names());
    }

    [Fact]
    public void A_film_that_is_seen_no_more_is_left()
    {
        Show(0, "a");
        _rings.Begin(Bench.Noon.AddSeconds(9));
        Assert.Equal(["a"], Names());
        _rings.Begin(Bench.Noon.AddSeconds(11));
        Assert.Equal((0, 0L), (_rings.Open.Length, _rings.Bytes));
    }

    [Fact]
    public void It_is_counted_as_a_cache_and_says_whether_each_film_shows_its_moment()
    {
        Assert.True(_rings.IsExact);
        Show(0, "a", "b", "c");
        Assert.False(_rings.IsExact);
        Assert.Equal(new CacheStatistics("films", new CacheCounts(2, Capacity, 0, 0, 0), IsBytes: true), _rings.Statistics);
        _rings.Begin(Bench.Noon.AddSeconds(11));
        Assert.True(_rings.IsExact);
        Assert.Equal(new CacheCounts(0, 0, 0, 0, 2), _rings.Statistics.Counts);
    }

    [Fact]
    public void A_film_that_is_drawn_without_having_been_settled_is_settled_then()
    {
        _rings.Begin(Bench.Noon);
        Assert.Null(_rings.FrameOf(Film("a"), Bench.Noon));
        Assert.Equal(["a"], Names());
        Assert.False(_rings.IsExact);
    }

    [Fact]
    public void A_box_that_nobody_could_fill_is_no_films()
    {
        var film = Film("a");
        _rings.Begin(Bench.Noon);
        Assert.Equal(-1, _rings.Settle(film with { Picture = film.Picture with { Rect = new RectF(0, 0, 2e9f, 2e9f) } }, Bench.Noon));
        Assert.Equal(0, _rings.Bytes);
    }

    private void Show(double seconds, params string[] films)
    {
        var time = Bench.Noon.AddSeconds(seconds);
        _rings.Begin(time);
        foreach (var film in films) Assert.Equal(-1, _rings.Settle(Film(film), time));
    }

    private string[] Names() => [.. _rings.Open.Select(ring => ring.Key.Asset).Order(StringComparer.Ordinal)];

    private static DrawOp.Film Film(string asset) => new(
        new DrawOp.Image(asset, new RectF(0, 0, 64, 64), 0, ImageFit.Cover, 0.5f, 0.5f), new FilmTiming([.. Enumerable.Repeat(TimeSpan.FromMilliseconds(100), 3)], 0), Bench.Noon);
}
