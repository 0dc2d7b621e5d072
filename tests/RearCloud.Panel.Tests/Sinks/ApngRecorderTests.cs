using System.Globalization;
using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;
using RearCloud.Panel.Tests.Sinks.Videos;
using SkiaSharp;

namespace RearCloud.Panel.Tests.Sinks;

public sealed class ApngRecorderTests : FrameRecorderTests
{
    [Fact]
    public void Every_frame_is_exact_and_stays_as_long_as_on_the_panel()
    {
        var given = Environment.GetEnvironmentVariable("REARCLOUD_SEED");
        var seed = given is null ? Random.Shared.Next() : int.Parse(given, CultureInfo.InvariantCulture);
        var random = new Random(seed);
        var shown = new List<(byte[] Pixels, PixelRect Rect, int Beat)>();
        using (var recorder = Open())
        {
            var beat = 0;
            for (var i = 0; i < 60; i++)
            {
                var (x, y) = i == 0 ? (0, 0) : (random.Next(Small.Width), random.Next(Small.Height));
                var rect = i == 0 ? Whole : new PixelRect(x, y, random.Next(1, Small.Width - x + 1), random.Next(1, Small.Height - y + 1));
                Frames.PresentNoise(recorder, rect, random, At(beat));
                shown.Add((Frames.Shown(), rect, beat));
                beat += random.Next(1, 5);
            }

            recorder.Complete(At(beat));
            shown.Add(([], default, beat));
        }

        var movie = ApngMovie.Read(File);
        Assert.Equal(shown.Count - 1, movie.Frames.Count);
        Assert.Equal((0u, Hertz), (movie.Plays, movie.Hertz));
        for (var i = 0; i < movie.Frames.Count; i++)
        {
            Assert.True(shown[i].Pixels.AsSpan().SequenceEqual(movie.Frames[i].Pixels), $"frame {i} (REARCLOUD_SEED={seed})");
            Assert.Equal(shown[i].Rect, movie.Frames[i].Rect);
            Assert.Equal(shown[i + 1].Beat - shown[i].Beat, movie.Frames[i].Beats);
        }
    }

    [Fact]
    public void Rows_survive_every_filter()
    {
        var pixels = new byte[Small.Width * 4 * Small.Height];
        for (var y = 0; y < Small.Height; y++)
        {
            for (var x = 0; x < Small.Width; x++)
            {
                var at = (y * Small.Width + x) * 4;
                // Dark noise, then a ramp to the right, then noise that the rows share.
                var value = y < 6 ? (x * 7 + y * 5) % 3 : y < 12 ? 100 + x * 3 : 40 + x * x * 31 % 200;
                pixels.AsSpan(at, 3).Fill((byte)value);
                pixels[at + 3] = byte.MaxValue;
            }
        }

        using (var recorder = Open()) recorder.Present(new PanelFrame(pixels, Small.Width * 4, Small, Whole, 1, At(0)));
        var movie = ApngMovie.Read(File);
        Assert.Equal(pixels, movie.Frames[0].Pixels);
        Assert.Equal([0, 1, 2], movie.Filters);
    }

    [Fact]
    public void A_picture_that_stays_longer_than_a_delay_can_say_goes_on_in_a_small_frame()
    {
        using (var recorder = Open(Stepped with { MaxDuration = TimeSpan.FromHours(1) }))
        {
            Frames.PresentNoise(recorder, Whole, new Random(1), At(0));
            recorder.Complete(At(100_000));
        }

        var movie = ApngMovie.Read(File);
        Assert.Equal([Whole, new PixelRect(0, 0, 1, 1)], movie.Frames.Select(f => f.Rect));
        Assert.Equal(movie.Frames[0].Pixels, movie.Frames[1].Pixels);
        Assert.Equal(100_000, BeatsOf(File));
    }

    [Fact]
    public void Two_frames_on_one_beat_become_one_with_the_damage_of_both()
    {
        using (var recorder = Open())
        {
            Frames.PresentNoise(recorder, Whole, new Random(1), At(0));
            Frames.PresentNoise(recorder, new PixelRect(1, 1, 2, 2), new Random(2), At(1));
            Frames.PresentNoise(recorder, new PixelRect(8, 3, 1, 1), new Random(3), At(1));
        }

        var movie = ApngMovie.Read(File);
        Assert.Equal(new PixelRect(1, 1, 8, 3), movie.Frames[1].Rect);
        Assert.Equal(Frames.Shown(), movie.Frames[1].Pixels);
    }

    [Fact]
    public void A_program_that_knows_no_animation_sees_the_first_frame()
    {
        byte[] first;
        using (var recorder = Open())
        {
            Frames.PresentNoise(recorder, Whole, new Random(1), At(0));
            first = Frames.Shown();
            Frames.PresentNoise(recorder, Whole, new Random(2), At(1));
        }

        using var picture = SKBitmap.Decode(File, new SKImageInfo(Small.Width, Small.Height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        Assert.Equal(first, picture.GetPixelSpan().ToArray());
    }

    protected override FrameRecorder Open(string path, PixelSize size, RecorderOptions options, FaultLog faults) => new ApngRecorder(path, size, options, faults);

    protected override int BeatsOf(string path) => ApngMovie.Read(path).Frames.Sum(f => f.Beats);

    protected override IReadOnlyList<byte[]> PicturesOf(string path) => ApngMovie.Read(path).Frames.ConvertAll(f => f.Pixels);

    protected override byte[] Recorded(byte[] shown) => shown;
}
