using RearCloud.Core.Panels;
using RearCloud.Rendering.Films;
using RearCloud.Rendering.Films.Decoding;
using RearCloud.Rendering.Tests.Samples;
using RearCloud.Scene.Drawing;
using RearCloud.TestKit.Assets;
using SkiaSharp;

namespace RearCloud.Rendering.Tests.Films;

public sealed class FilmFileTests
{
    private static readonly PixelSize Small = new(20, 12);

    [Theory]
    [InlineData(0, 100)]
    [InlineData(1, 100)]
    [InlineData(2, 20)]
    [InlineData(50, 500)]
    public void Frames_of_ten_milliseconds_and_less_stand_for_a_hundred_as_in_browsers(ushort hundredths, int milliseconds)
    {
        using var film = Open(SampleFilms.Gif(Small, 3, hundredths));
        Assert.All(Enumerable.Range(0, 3), i => Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), film.Timing.DurationOf(i)));
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData((ushort)0, 0)]
    [InlineData((ushort)4, 5)]
    public void A_gif_plays_as_often_as_it_says(ushort? repeats, int plays)
    {
        using var film = Open(SampleFilms.Gif(Small, 3, 10, repeats));
        Assert.Equal(plays, film.Timing.Plays);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void A_written_film_has_the_same_timing_and_without_loss_the_same_pixels(int plays)
    {
        using var film = Open(SampleFilms.Webp(new PixelSize(64, 48), 5, 40, plays));
        Assert.Equal((5, plays, new PixelSize(64, 48), true), (film.Timing.Frames, film.Timing.Plays, film.Size, film.IsOpaque));
        Assert.All(Enumerable.Range(0, 5), i => Assert.Equal(TimeSpan.FromMilliseconds(40), film.Timing.DurationOf(i)));
        using var canvas = new FilmCanvas(film);
        var hues = Enumerable.Range(0, 5).Select(i => canvas.Decode(i)!.GetPixel(32 + (int)(Math.Cos(Math.Tau * i / 5) * 14), 24 + (int)(Math.Sin(Math.Tau * i / 5) * 14))).ToArray();
        Assert.Equal([.. Enumerable.Range(0, 5).Select(i => SKColor.FromHsl(72f * i, 80, 60))], hues);
    }

    [Fact]
    public void Random_gifs_decode_as_a_plain_model_says_in_order_and_out_of_it()
    {
        var seed = Random.Shared.Next();
        for (var run = 0; run < 60; run++)
        {
            var random = new Random(seed + run);
            var model = new GifModel(random, new PixelSize(random.Next(1, 40), random.Next(1, 30)), frames: random.Next(2, 9));
            using var film = Open(model.File);
            using var canvas = new FilmCanvas(film);
            int[] order = [.. Enumerable.Range(0, model.Frames.Count), 0, .. Enumerable.Range(0, 6).Select(_ => random.Next(model.Frames.Count))];
            foreach (var frame in order)
            {
                var decoded = canvas.Decode(frame);
                Assert.NotNull(decoded);
                Assert.True(model.Frames[frame].AsSpan().SequenceEqual(decoded.Pixels), $"Frame {frame} of seed {seed + run} differs.");
            }
        }
    }

    [Fact]
    public void Too_many_frames_too_many_pixels_and_too_long_a_film_are_refused_before_anything_is_decoded()
    {
        Assert.Equal("film.too-many-frames", Refusal(SampleFilms.Gif(new PixelSize(1, 1), FilmLimits.Frames + 1, 2)));
        Assert.Equal("film.too-long", Refusal(SampleFilms.Gif(new PixelSize(1, 1), 2, 60_000)));
        var huge = new GifFile(new PixelSize(8_000, 8_000));
        for (var i = 0; i < 2; i++) huge.Add(new PixelRect(0, 0, 1, 1), [7], 10);
        Assert.Equal("film.too-many-pixels", Refusal(huge.ToArray()));
    }

    [Fact]
    public void A_picture_of_one_frame_is_no_film()
    {
        Assert.Equal("film.still", Refusal(SampleFilms.Gif(Small, 1, 10)));
        Assert.Equal("film.still", Refusal(Still(SKEncodedImageFormat.Webp)));
        Assert.Equal("film.still", Refusal(Still(SKEncodedImageFormat.Png)));
        Assert.Equal("film.still", Refusal([]));
    }

    [Fact]
    public void Of_a_file_that_ends_too_soon_the_whole_frames_are_played()
    {
        var file = SampleFilms.Gif(Small, 4, 10);
        using var film = Open(file[..^40]);
        Assert.True(film.IsTruncated);
        Assert.Equal(3, film.Timing.Frames);
    }

    [Fact]
    public void Mutated_files_play_or_are_refused()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        byte[][] good = [SampleFilms.Webp(new PixelSize(48, 32), 4, 40), new GifModel(random, new PixelSize(24, 18), 5).File];
        for (var run = 0; run < 400; run++)
        {
            var bytes = (byte[])good[run % 2].Clone();
            for (var i = random.Next(1, 8); i > 0; i--) bytes[random.Next(12, bytes.Length)] = (byte)random.Next(256);
            if (random.Next(4) == 0) bytes = bytes[..random.Next(bytes.Length)];
            TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}, run {run}");
            Play(new NamedAssets { ["film"] = bytes });
        }
    }

    // What the panel does with a file: ask for its timing, decode each frame into a box.
    private static void Play(NamedAssets files)
    {
        if (new FilmCatalog(files).TimingOf("film") is not { } timing) return;
        var picture = new DrawOp.Image("film", new RectF(0, 0, 30, 30), 5, ImageFit.Cover, 0.5f, 0.5f);
        if (!FilmDecoder.Open(files, picture).TryGet(out var decoder, out _) || decoder is null) return;
        using (decoder)
        using (var frame = decoder.NewFrame())
        {
            for (var i = 0; i < Math.Min(timing.Frames, 20); i++) decoder.Decode(i, frame);
        }
    }

    private static FilmFile Open(byte[] bytes)
    {
        var film = FilmFile.Open(bytes);
        Assert.True(film.IsSuccess, $"{film.Problem}");
        return film.Value;
    }

    private static byte[] Still(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(20, 20);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    private static string? Refusal(byte[] bytes) => FilmFile.Open(bytes).Problem?.Code;
}
