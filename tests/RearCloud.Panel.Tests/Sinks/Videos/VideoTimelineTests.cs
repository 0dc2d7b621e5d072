using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Sinks.Videos;

namespace RearCloud.Panel.Tests.Sinks.Videos;

/// <summary>A recording whose disk fails in the middle of a write.</summary>
public sealed class VideoTimelineTests : IDisposable
{
    private static readonly PixelSize Small = new(33, 17);
    private static readonly RecorderOptions Options = new() { Hertz = 10 };

    private readonly string _folder = Directory.CreateTempSubdirectory("rearcloud-test-").FullName;
    private readonly List<string> _told = [];

    private string Movie => Path.Combine(_folder, "panel.png");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_write_that_fails_is_made_again_and_the_picture_before_stands_longer(int failing)
    {
        var video = Open(failing);
        var random = new Random(failing);
        var pictures = new List<byte[]>();
        for (var beat = 0; beat < 5; beat++)
        {
            var pixels = Noise(random);
            if (beat == failing + 1)
            {
                Assert.Throws<IOException>(() => Take(video, pixels, default, beat));
                continue;
            }

            // Whatever damage comes after a failure: the picture is whole.
            Take(video, pixels, beat == failing + 2 ? default : PixelRect.Of(Small), beat);
            pictures.Add(pixels);
        }

        video.End(until: null);
        var movie = ApngMovie.Read(Movie);
        Assert.Equal(pictures, movie.Frames.Select(f => f.Pixels));
        Assert.Equal(Enumerable.Range(0, 4).Select(i => i == failing ? 2 : 1), movie.Frames.Select(f => f.Beats));
        Assert.Empty(_told);
    }

    [Fact]
    public void A_write_that_fails_at_the_end_leaves_what_was_whole()
    {
        var video = Open(failing: 2);
        for (var beat = 0; beat < 3; beat++) Take(video, Noise(new Random(beat)), PixelRect.Of(Small), beat);
        video.End(until: null);
        Assert.Equal(2, ApngMovie.Read(Movie).Frames.Count);
        Assert.Contains($"{Movie} lacks its end", Assert.Single(_told), StringComparison.Ordinal);
        Assert.Equal([Movie], Directory.GetFiles(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Take(VideoTimeline video, byte[] pixels, PixelRect damage, int beat) =>
        video.Take(pixels, Small.Width * 4, damage, Bench.Noon.AddSeconds(beat / 10.0));

    private static byte[] Noise(Random random)
    {
        var pixels = new byte[Small.Width * 4 * Small.Height];
        random.NextBytes(pixels);
        for (var i = 3; i < pixels.Length; i += 4) pixels[i] = byte.MaxValue;
        return pixels;
    }

    private VideoTimeline Open(int failing) =>
        new(new VideoFile(Movie, new FailingFormat(new ApngFormat(Small, Options), failing), Options.MaxBytes), Small, Options, _told.Add);

    /// <summary>Writes a part of something and fails, once.</summary>
    private sealed class FailingFormat(IVideoFormat format, int failing) : IVideoFormat
    {
        private int _appends;

        public int EndBytes => format.EndBytes;

        public bool RepeatsPictures => format.RepeatsPictures;

        public void Begin(Stream file) => format.Begin(file);

        public void Draw(ReadOnlySpan<byte> pixels, int rowBytes, PixelRect damage) => format.Draw(pixels, rowBytes, damage);

        public long Append(Stream file, long beats, long room)
        {
            if (_appends++ != failing) return format.Append(file, beats, room);
            file.Write(new byte[5_000]);
            throw new IOException("The disk is full.");
        }

        public void End(Stream file) => format.End(file);
    }
}
