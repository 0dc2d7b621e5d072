using RearCloud.Core.Panels;
using RearCloud.Panel.Films;
using RearCloud.Rendering.Images;
using RearCloud.Scene.Animation;
using RearCloud.Scene.Drawing;
using RearCloud.TestKit.Assets;

namespace RearCloud.Panel.Tests.Films;

public sealed class FilmRingTests : IAssetSource
{
    private static readonly DateTimeOffset Start = Bench.Noon;

    private byte[] _bytes = SampleFilms.Gif(new PixelSize(8, 8), 10, 10);

    public Stream? Open(string sha256) => sha256 == "film" ? new MemoryStream(_bytes) : null;

    [Fact]
    public void Frames_are_decoded_ahead_up_to_its_slots_and_shown_at_their_moments()
    {
        using var ring = new FilmRing(Film(), mostSlots: 4);
        Settle(ring, 0);
        Assert.Equal((-1L, true), (ring.Settled, ring.IsLate));
        Assert.Equal(4, Fill(ring));
        for (var i = 0; i < 25; i++)
        {
            Settle(ring, i * 100);
            Assert.Equal((i, false), ((int)ring.Settled, ring.IsLate));
            Assert.NotNull(ring.Frame);
            Assert.Equal(i == 0 ? 0 : 1, Fill(ring));
        }

        Assert.Equal(0, ring.LateFrames);
    }

    [Fact]
    public void Of_frames_that_are_late_the_newest_is_shown_each_is_counted_once_and_those_whose_time_is_over_are_left_out()
    {
        using var ring = new FilmRing(Film(), mostSlots: 4);
        Settle(ring, 0);
        Fill(ring);
        Settle(ring, 700);
        Settle(ring, 750);
        Assert.Equal((3L, true, 1L), (ring.Settled, ring.IsLate, ring.LateFrames));
        Assert.Null(ring.DecodeNext(this));
        Settle(ring, 760);
        Assert.Equal((7L, false, 1L), (ring.Settled, ring.IsLate, ring.LateFrames));
    }

    [Fact]
    public void A_clock_that_is_set_back_shows_the_frame_of_its_time()
    {
        using var ring = new FilmRing(Film(), mostSlots: 4);
        Settle(ring, 100_000);
        Fill(ring);
        Settle(ring, 100);
        for (var i = 0; i < 8 && ring.IsLate; i++)
        {
            Fill(ring);
            Settle(ring, 100);
        }

        Assert.Equal((1L, false), (ring.Settled, ring.IsLate));
    }

    [Fact]
    public void A_film_that_fits_is_decoded_once()
    {
        using var ring = new FilmRing(Film(), mostSlots: 16);
        Settle(ring, 730);
        Assert.Equal(10, Fill(ring));
        for (var i = 0; i < 60; i++)
        {
            Settle(ring, i * 70);
            Assert.Equal((i * 70 + 0.5) / 100 >= 1 ? (long)((i * 70 + 0.5) / 100) : 0, ring.Settled);
            Assert.False(ring.HasWork);
        }
    }

    [Fact]
    public void A_film_that_ends_is_decoded_to_its_end_and_not_further()
    {
        using var ring = new FilmRing(Film(plays: 1), mostSlots: 4);
        Settle(ring, 0);
        var decoded = Fill(ring);
        for (var i = 1; i < 30; i++)
        {
            Settle(ring, i * 100);
            decoded += Fill(ring);
        }

        Assert.Equal((10, 9L, false), (decoded, ring.Settled, ring.IsLate));
    }

    [Fact]
    public void A_film_that_does_not_decode_has_no_frame_and_awaits_none()
    {
        _bytes = _bytes[..200];
        using var ring = new FilmRing(Film(), mostSlots: 4);
        Settle(ring, 0);
        Assert.Equal("image.damaged", ring.DecodeNext(this)!.Code);
        Settle(ring, 0);
        Assert.Equal((-1L, false, false, true), (ring.Settled, ring.IsLate, ring.HasWork, ring.Frame is null));
    }

    private static void Settle(FilmRing ring, int milliseconds) => ring.Settle(Start.AddMilliseconds(milliseconds));

    private static DrawOp.Film Film(int plays = 0) => new(
        new DrawOp.Image("film", new RectF(0, 0, 8, 8), 0, ImageFit.Cover, 0.5f, 0.5f), new FilmTiming([.. Enumerable.Repeat(TimeSpan.FromMilliseconds(100), 10)], plays), Start);

    private int Fill(FilmRing ring)
    {
        var decoded = 0;
        for (; ring.HasWork; decoded++) Assert.Null(ring.DecodeNext(this));
        return decoded;
    }
}
