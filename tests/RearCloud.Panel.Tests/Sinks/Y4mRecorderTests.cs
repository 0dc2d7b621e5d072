using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Tests.Sinks;

public sealed class Y4mRecorderTests : IDisposable
{
    private static readonly PixelSize Small = new(32, 16);
    private static readonly Y4mOptions Exact = new() { Hertz = 10, IsFullRange = true, HasThread = false };

    private readonly string _folder = Directory.CreateTempSubdirectory("rearcloud-test-").FullName;
    private readonly FaultLog _faults = new(TimeProvider.System);

    private string File => Path.Combine(_folder, "panel.y4m");

    [Theory]
    [InlineData(Y4mMatrix.Bt709, false, "XCOLORRANGE=LIMITED", "XMATRIX=BT709")]
    [InlineData(Y4mMatrix.Bt709, true, "XCOLORRANGE=FULL", "XMATRIX=BT709")]
    [InlineData(Y4mMatrix.Bt601, false, "XCOLORRANGE=LIMITED", "XMATRIX=BT601")]
    [InlineData(Y4mMatrix.Bt601, true, "XCOLORRANGE=FULL", "XMATRIX=BT601")]
    public void Colours_come_back_within_rounding(Y4mMatrix matrix, bool isFullRange, params string[] tags)
    {
        var pixels = Noise();
        using (var recorder = new Y4mRecorder(File, Small, Exact with { Matrix = matrix, IsFullRange = isFullRange }, _faults))
        {
            recorder.Present(FrameOf(pixels, TimeSpan.Zero));
        }

        var video = Y4mVideo.Read(File, Small);
        Assert.Equal(["F10:1", "Ip", "A1:1", "C444", .. tags], video.Header[3..]);
        Assert.Equal(1, video.Count);
        for (var i = 0; i < Small.Width * Small.Height; i++)
        {
            // Half a step of luma and half a step of each difference, as far as they reach.
            var color = video.Color(0, i, matrix, isFullRange);
            for (var c = 0; c < 3; c++) Assert.InRange(color[c] - pixels[i * 4 + c], -2.01, 2.01);
        }
    }

    [Theory]
    [InlineData(true, 0, 255)]
    [InlineData(false, 16, 235)]
    public void Black_and_white_are_the_ends_of_the_range(bool isFullRange, int black, int white)
    {
        using (var recorder = new Y4mRecorder(File, Small, Exact with { IsFullRange = isFullRange }, _faults))
        {
            recorder.Present(Grey(0, 0));
            recorder.Present(Grey(255, 0.1));
        }

        Assert.Equal([black, white], Y4mVideo.Read(File, Small).Lumas());
    }

    [Fact]
    public void Beats_without_a_change_repeat_the_last_frame_and_of_one_beat_the_last_frame_counts()
    {
        using (var recorder = new Y4mRecorder(File, Small, Exact, _faults))
        {
            recorder.Present(Grey(10, 0));
            recorder.Present(Grey(20, 0.4));
            recorder.Present(Grey(30, 0.42));
            recorder.Present(Grey(40, 0.5));
            Assert.Equal(5, recorder.Written);
        }

        Assert.Equal([10, 10, 10, 10, 30, 40], Y4mVideo.Read(File, Small).Lumas());
        Assert.Empty(_faults.Recent);
    }

    [Fact]
    public void A_clock_that_is_set_back_goes_on_with_the_next_beat()
    {
        using (var recorder = new Y4mRecorder(File, Small, Exact, _faults))
        {
            recorder.Present(Grey(10, 0));
            recorder.Present(Grey(20, 0.2));
            recorder.Present(Grey(30, -3600));
            recorder.Present(Grey(40, -3599.8));
        }

        Assert.Equal([10, 10, 20, 30, 30, 40], Y4mVideo.Read(File, Small).Lumas());
    }

    [Fact]
    public void A_limit_ends_the_recording_once_with_words_and_whole_frames()
    {
        foreach (var options in new[] { Exact with { MaxDuration = TimeSpan.FromSeconds(0.5) }, Exact with { MaxBytes = 5 * (32 * 16 * 3 + 6) + 100 } })
        {
            var faults = new FaultLog(TimeProvider.System);
            using (var recorder = new Y4mRecorder(File, Small, options, faults))
            {
                for (var i = 0; i < 20; i++) recorder.Present(Grey((byte)i, i / 10.0));
                Assert.True(recorder.HasEnded);
            }

            Assert.Equal([0, 1, 2, 3, 4], Y4mVideo.Read(File, Small).Lumas());
            Assert.Equal(1, faults.Total);
            Assert.Contains("after 5 frames", faults.Recent[0].Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_file_has_its_name_only_at_the_end_and_without_a_frame_there_is_none()
    {
        using (var recorder = new Y4mRecorder(File, Small, Exact, _faults))
        {
            recorder.Present(Grey(10, 0));
            Assert.False(Path.Exists(File));
        }

        Assert.Equal([File], Directory.GetFiles(_folder));
        System.IO.File.Delete(File);
        new Y4mRecorder(File, Small, Exact, _faults).Dispose();
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_file_that_cannot_be_made_is_told_at_the_start() =>
        Assert.ThrowsAny<IOException>(() => new Y4mRecorder(Path.Combine(_folder, "missing", "panel.y4m"), Small, Exact, _faults).Dispose());

    [Fact]
    public void On_its_own_thread_every_frame_is_written_or_counted_as_skipped_and_the_last_one_is_there()
    {
        const int Count = 50;
        long skipped;
        using (var recorder = new Y4mRecorder(File, Small, Exact with { HasThread = true }, _faults))
        {
            for (var i = 0; i < Count; i++) recorder.Present(Grey((byte)(i + 1), i / 10.0, i + 1));
            recorder.Dispose();
            Assert.Throws<ObjectDisposedException>(() => recorder.Present(Grey(1, 99)));
            skipped = recorder.Skipped;
        }

        // Frames before the first one that was seen leave no beats.
        var lumas = Y4mVideo.Read(File, Small).Lumas();
        Assert.Equal(Count - skipped, lumas.Distinct().Count());
        Assert.Equal(Count, lumas[^1]);
        Assert.Equal(Count - lumas[0] + 1, lumas.Length);
        Assert.Empty(_faults.Recent);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Noise()
    {
        var pixels = new byte[Small.Width * 4 * Small.Height];
        new Random(7).NextBytes(pixels);
        return pixels;
    }

    private static PanelFrame Grey(byte level, double seconds, long number = 1)
    {
        var pixels = new byte[Small.Width * 4 * Small.Height];
        Array.Fill(pixels, level);
        return FrameOf(pixels, TimeSpan.FromSeconds(seconds), number);
    }

    private static PanelFrame FrameOf(byte[] pixels, TimeSpan time, long number = 1) =>
        new(pixels, Small.Width * 4, Small, PixelRect.Of(Small), number, DateTimeOffset.UnixEpoch + time);
}
