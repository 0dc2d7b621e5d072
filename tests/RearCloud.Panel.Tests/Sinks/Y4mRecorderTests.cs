using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Sinks.Videos;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Tests.Sinks;

public sealed class Y4mRecorderTests : FrameRecorderTests
{
    private static readonly Y4mOptions Exact = new() { Hertz = 10, IsFullRange = true, HasThread = false };

    [Theory]
    [InlineData(Y4mMatrix.Bt709, false, "XCOLORRANGE=LIMITED", "XMATRIX=BT709")]
    [InlineData(Y4mMatrix.Bt709, true, "XCOLORRANGE=FULL", "XMATRIX=BT709")]
    [InlineData(Y4mMatrix.Bt601, false, "XCOLORRANGE=LIMITED", "XMATRIX=BT601")]
    [InlineData(Y4mMatrix.Bt601, true, "XCOLORRANGE=FULL", "XMATRIX=BT601")]
    public void Colours_come_back_within_rounding(Y4mMatrix matrix, bool isFullRange, params string[] tags)
    {
        var pixels = Noise();
        using (var recorder = new Y4mRecorder(File, Small, Exact with { Matrix = matrix, IsFullRange = isFullRange }, Faults))
        {
            recorder.Present(FrameOf(pixels, TimeSpan.Zero));
        }

        var video = Y4mVideo.Read(File);
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
        using (var recorder = new Y4mRecorder(File, Small, Exact with { IsFullRange = isFullRange }, Faults))
        {
            recorder.Present(Grey(0, 0));
            recorder.Present(Grey(255, 0.1));
        }

        Assert.Equal([black, white], Y4mVideo.Read(File).Lumas());
    }

    [Fact]
    public void Beats_without_a_change_repeat_the_last_frame_and_of_one_beat_the_last_frame_counts()
    {
        using (var recorder = new Y4mRecorder(File, Small, Exact, Faults))
        {
            recorder.Present(Grey(10, 0));
            recorder.Present(Grey(20, 0.4));
            recorder.Present(Grey(30, 0.42));
            recorder.Present(Grey(40, 0.5));
            Assert.Equal(5, recorder.Written);
        }

        Assert.Equal([10, 10, 10, 10, 30, 40], Y4mVideo.Read(File).Lumas());
        Assert.Empty(Faults.Recent);
    }

    [Fact]
    public void A_clock_that_is_set_back_goes_on_with_the_next_beat()
    {
        using (var recorder = new Y4mRecorder(File, Small, Exact, Faults))
        {
            recorder.Present(Grey(10, 0));
            recorder.Present(Grey(20, 0.2));
            recorder.Present(Grey(30, -3600));
            recorder.Present(Grey(40, -3599.8));
        }

        Assert.Equal([10, 10, 20, 30, 30, 40], Y4mVideo.Read(File).Lumas());
    }

    protected override FrameRecorder Open(string path, PixelSize size, RecorderOptions options, FaultLog faults) => new Y4mRecorder(
        path,
        size,
        new Y4mOptions { Hertz = options.Hertz, MaxBytes = options.MaxBytes, MaxDuration = options.MaxDuration, HasThread = options.HasThread, Clock = options.Clock, IsFullRange = true },
        faults);

    protected override int BeatsOf(string path) => Y4mVideo.Read(path).Count;

    protected override IReadOnlyList<byte[]> PicturesOf(string path) => Y4mVideo.Read(path).Frames;

    protected override byte[] Recorded(byte[] shown)
    {
        var colors = new YuvTransform(Y4mMatrix.Bt709, isFullRange: true);
        var plane = shown.Length / 4;
        var planes = new byte[plane * 3];
        colors.Convert(shown, planes.AsSpan(0, plane), planes.AsSpan(plane, plane), planes.AsSpan(2 * plane, plane));
        return planes;
    }

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
