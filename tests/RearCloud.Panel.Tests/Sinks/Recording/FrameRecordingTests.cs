using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Sinks.Isolation;
using RearCloud.Panel.Sinks.Recording;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Tests.Sinks.Recording;

/// <summary>Recordings whose disk fails and whose panel is faster than they.</summary>
public sealed class FrameRecordingTests : IDisposable
{
    private const int Hertz = 120;

    private static readonly PixelSize Small = new(33, 17);
    private static readonly PixelRect Whole = PixelRect.Of(Small);

    private readonly string _folder = Directory.CreateTempSubdirectory("rearcloud-test-").FullName;
    private readonly FaultLog _faults = new(TimeProvider.System);
    private readonly Frames _frames = new(Small);

    private string Movie => Path.Combine(_folder, "panel.movie");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_write_that_fails_in_its_middle_is_made_again_and_the_picture_before_stays_longer(int failing)
    {
        var format = new FailingFormat(new ApngFormat(Small, Hertz), failing);
        using var recording = new FrameRecording(Movie, Small, new RecorderOptions(), _faults, "recording", format);
        var sink = new RecordingFrames(recording);
        var shown = new List<byte[]>();
        for (var beat = 0; beat < 5; beat++)
        {
            try
            {
                // After a failure the panel gives a whole frame.
                _frames.PresentNoise(sink, Whole, new Random(beat), At(beat));
                shown.Add(_frames.Shown());
            }
            catch (IOException) when (beat == failing + 1)
            {
            }
        }

        recording.Dispose();
        var movie = ApngMovie.Read(Movie);
        Assert.Equal(shown, movie.Frames.Select(f => f.Pixels));
        Assert.Equal(Enumerable.Range(0, 4).Select(i => i == failing ? 2 : 1), movie.Frames.Select(f => f.Beats));
        Assert.Equal((4, 1), (recording.Recorded, recording.Skipped));
    }

    [Fact]
    public void A_write_that_fails_at_the_end_leaves_what_was_whole()
    {
        using var recording = new FrameRecording(Movie, Small, new RecorderOptions(), _faults, "recording", new FailingFormat(new ApngFormat(Small, Hertz), 2));
        var sink = new RecordingFrames(recording);
        for (var beat = 0; beat < 3; beat++) _frames.PresentNoise(sink, Whole, new Random(beat), At(beat));
        recording.Dispose();
        Assert.Equal(2, ApngMovie.Read(Movie).Frames.Count);
        Assert.Contains("disk", Assert.Single(_faults.Recent).Message, StringComparison.Ordinal);
        Assert.Equal([Movie], Directory.GetFiles(_folder));
    }

    [Fact]
    public void What_an_interrupted_recording_left_makes_room()
    {
        File.WriteAllText(Movie + ".part", "half a recording");
        using (var recorder = new ApngRecorder(Movie, Small, new RecorderOptions(), _faults)) _frames.Present(recorder, Whole);
        Assert.Single(ApngMovie.Read(Movie).Frames);
        Assert.Equal([Movie], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Behind_a_running_panel_every_frame_is_recorded_or_counted_and_the_last_is_recorded()
    {
        const int Count = 400;
        using var recorder = new ApngRecorder(Movie, Small, new RecorderOptions(), _faults);
        using (var thread = new SinkThread(recorder, Small, TimeProvider.System, _faults))
        {
            _frames.PresentNoise(thread, Whole, new Random(0), At(0));
            Assert.True(SpinWait.SpinUntil(() => recorder.Recorded == 1, Patience.Span));
            for (var beat = 1; beat < Count; beat++) _frames.PresentNoise(thread, new PixelRect(beat % Small.Width, beat % Small.Height, 1, 1), new Random(beat), At(beat));
            thread.End(Patience.Span);
        }

        recorder.Dispose();
        var movie = ApngMovie.Read(Movie);
        Assert.Equal(Count, recorder.Recorded + recorder.Skipped);
        Assert.Equal(recorder.Recorded, movie.Frames.Count);
        Assert.Equal(Count, movie.Frames.Sum(f => f.Beats));
        Assert.Equal(_frames.Shown(), movie.Frames[^1].Pixels);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static DateTimeOffset At(int beat) => Bench.Noon.AddTicks(beat * TimeSpan.TicksPerSecond / Hertz);

    private sealed class RecordingFrames(FrameRecording recording) : IFrameSink
    {
        public void Present(in PanelFrame frame) => recording.Add(frame);
    }

    /// <summary>Writes a part of something and fails, once.</summary>
    private sealed class FailingFormat(IRecordingFormat format, int failing) : IRecordingFormat
    {
        private int _appends;

        public int EndBytes => format.EndBytes;

        public void Begin(Stream file) => format.Begin(file);

        public void Take(in PanelFrame frame, PixelRect damage) => format.Take(frame, damage);

        public long Append(Stream file, long beats, long room)
        {
            if (_appends++ != failing) return format.Append(file, beats, room);
            file.Write(new byte[5_000]);
            throw new IOException("The disk is full.");
        }

        public void End(Stream file) => format.End(file);
    }
}
