using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;
using RearCloud.Panel.Tests.Sinks.Recording;

namespace RearCloud.Panel.Tests.Sinks;

public sealed class Y4mRecorderTests : FrameRecorderTests
{
    [Fact]
    public void The_header_says_size_rate_and_form()
    {
        using (var recorder = Open(new RecorderOptions { Hertz = 60 })) Frames.Present(recorder, Whole);
        var movie = Y4mMovie.Read(File);
        Assert.Equal((Small.Width, Small.Height), (movie.Width, movie.Height));
        Assert.Equal(("60:1", "444", "p", "1:1", "COLORRANGE=LIMITED"), (movie.Word('F'), movie.Word('C'), movie.Word('I'), movie.Word('A'), movie.Word('X')));
    }

    [Theory]
    [InlineData(0xFFFFFF, 235, 128, 128)]
    [InlineData(0x000000, 16, 128, 128)]
    [InlineData(0x808080, 126, 128, 128)]
    [InlineData(0xFF0000, 81, 90, 240)]
    [InlineData(0x00FF00, 145, 54, 34)]
    [InlineData(0x0000FF, 41, 240, 110)]
    [InlineData(0xFFFF00, 210, 16, 146)]
    [InlineData(0x00FFFF, 170, 166, 16)]
    [InlineData(0xFF00FF, 106, 202, 222)]
    public void Colours_are_those_of_the_standards_test_bars(int color, int luma, int blueness, int redness)
    {
        var pixel = BitConverter.GetBytes(color | unchecked((int)0xFF000000));
        var size = new PixelSize(1, 1);
        using (var recorder = Open(File, size, new RecorderOptions(), Faults))
            recorder.Present(new PanelFrame(pixel, 4, size, PixelRect.Of(size), 1, Bench.Noon));
        Assert.Equal(((byte)luma, (byte)blueness, (byte)redness), Y4mMovie.Read(File).At(0, 0, 0));
    }

    [Fact]
    public void Each_beat_shows_the_panel_and_beats_without_change_repeat_it()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var shown = new List<byte[]>();
        using (var recorder = Open())
        {
            Frames.PresentNoise(recorder, Whole, random, At(0));
            for (var beat = 0; beat < 40; beat++)
            {
                if (beat > 0 && random.Next(2) == 0)
                {
                    var (x, y) = (random.Next(Small.Width), random.Next(Small.Height));
                    Frames.PresentNoise(recorder, new PixelRect(x, y, random.Next(1, Small.Width - x + 1), random.Next(1, Small.Height - y + 1)), random, At(beat));
                }

                shown.Add(Frames.Shown());
            }

            recorder.Complete(At(40));
        }

        var movie = Y4mMovie.Read(File);
        Assert.Equal(shown.Count, movie.Frames.Count);
        for (var frame = 0; frame < shown.Count; frame++)
        {
            for (var i = 0; i < Small.Width * Small.Height; i++)
            {
                var (red, green, blue) = movie.ColorAt(frame, i % Small.Width, i / Small.Width);
                var pixel = shown[frame].AsSpan(i * 4, 4);
                var difference = Math.Max(Math.Abs(pixel[2] - red), Math.Max(Math.Abs(pixel[1] - green), Math.Abs(pixel[0] - blue)));
                Assert.True(difference <= 2, $"seed {seed}, frame {frame}, pixel {i}: {difference}");
            }
        }
    }

    protected override FrameRecorder Open(string path, PixelSize size, RecorderOptions options, FaultLog faults) => new Y4mRecorder(path, size, options, faults);

    protected override int BeatsOf(string path) => Y4mMovie.Read(path).Frames.Count;
}
