using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Tests.Sinks;

/// <summary>What both recorders keep.</summary>
public abstract class FrameRecorderTests : IDisposable
{
    protected const int Hertz = 120;

    protected static readonly PixelSize Small = new(33, 17);
    protected static readonly PixelRect Whole = PixelRect.Of(Small);

    private readonly string _folder = Directory.CreateTempSubdirectory("rearcloud-test-").FullName;

    private protected Frames Frames { get; } = new(Small);

    protected FaultLog Faults { get; } = new(TimeProvider.System);

    protected string File => Path.Combine(_folder, "panel.movie");

    protected static DateTimeOffset At(int beat) => Bench.Noon.AddTicks(beat * TimeSpan.TicksPerSecond / Hertz);

    protected abstract FrameRecorder Open(string path, PixelSize size, RecorderOptions options, FaultLog faults);

    protected FrameRecorder Open(RecorderOptions? options = null) => Open(File, Small, options ?? new RecorderOptions(), Faults);

    /// <summary>How many beats the file plays.</summary>
    protected abstract int BeatsOf(string path);

    [Fact]
    public void The_file_comes_whole_at_the_end_and_nothing_else_is_left()
    {
        using (var recorder = Open())
        {
            Frames.Present(recorder, Whole);
            Assert.False(System.IO.File.Exists(File));
            Assert.Equal([File + ".part"], Directory.GetFiles(_folder));
        }

        Assert.Equal([File], Directory.GetFiles(_folder));
        Assert.Equal(1, BeatsOf(File));
        Assert.Empty(Faults.Recent);
    }

    [Fact]
    public void Without_a_frame_there_is_no_file()
    {
        Open().Dispose();
        Assert.Empty(Directory.GetFiles(_folder));
        Assert.Empty(Faults.Recent);
    }

    [Fact]
    public void The_last_picture_stays_until_the_end_that_is_told()
    {
        using var recorder = Open();
        Frames.PresentNoise(recorder, Whole, new Random(1), At(0));
        Frames.PresentNoise(recorder, Whole, new Random(1), At(10));
        recorder.Complete(At(240));
        Assert.Equal(240, BeatsOf(File));
        Assert.True(recorder.IsEnded);
    }

    [Fact]
    public void Frames_after_the_end_are_not_recorded()
    {
        using var recorder = Open();
        Frames.Present(recorder, Whole);
        recorder.Complete(At(0));
        Frames.Present(recorder, Whole);
        recorder.Complete(At(100));
        Assert.Equal(1, recorder.Recorded);
        Assert.Equal([File], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Frames_that_did_not_come_and_frames_on_one_beat_are_counted_and_told()
    {
        using var recorder = Open();
        Frames.PresentNoise(recorder, Whole, new Random(1), At(0));
        Frames.Skip();
        Frames.Skip();
        Frames.PresentNoise(recorder, Whole, new Random(1), At(3));
        Frames.PresentNoise(recorder, Whole, new Random(1), At(3));
        recorder.Dispose();
        Assert.Equal((2, 3), (recorder.Recorded, recorder.Skipped));
        Assert.Contains("lacks 3 frames", Assert.Single(Faults.Recent).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void At_its_longest_time_it_ends_with_a_file_that_plays_so_long_and_says_so_once()
    {
        using var recorder = Open(new RecorderOptions { MaxDuration = TimeSpan.FromSeconds(0.5) });
        for (var i = 0; i < 200; i++) Frames.PresentNoise(recorder, Whole, new Random(i), At(i));
        Assert.True(recorder.IsEnded);
        Assert.Equal(60, BeatsOf(File));
        var fault = Assert.Single(Faults.Recent);
        Assert.Equal((recorder.GetType().Name, 1), (fault.Place, fault.Count));
        Assert.Contains("limit of 0.5 s", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_never_grows_beyond_its_limit_and_plays_up_to_there()
    {
        const int Limit = 20_000;
        using var recorder = Open(new RecorderOptions { MaxBytes = Limit });
        for (var i = 0; i < 200; i++) Frames.PresentNoise(recorder, Whole, new Random(i), At(i));
        Assert.True(recorder.IsEnded);
        Assert.InRange(new FileInfo(File).Length, Limit / 2, Limit);
        Assert.NotEqual(0, BeatsOf(File));
        Assert.Contains($"limit of {Limit} bytes", Assert.Single(Faults.Recent).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_below_one_picture_leaves_no_file_and_says_why()
    {
        using var recorder = Open(new RecorderOptions { MaxBytes = 100 });
        for (var i = 0; i < 3; i++) Frames.PresentNoise(recorder, Whole, new Random(i), At(i));
        Assert.Empty(Directory.GetFiles(_folder));
        Assert.Contains("no room for one picture", Assert.Single(Faults.Recent).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_missing_fails_each_frame_until_it_is_there()
    {
        var folder = Path.Combine(_folder, "later");
        var path = Path.Combine(folder, "panel.movie");
        using (var recorder = Open(path, Small, new RecorderOptions(), Faults))
        {
            Assert.Throws<DirectoryNotFoundException>(() => Frames.Present(recorder, Whole));
            Directory.CreateDirectory(folder);
            Frames.Present(recorder, Whole);
        }

        Assert.Equal([path], Directory.GetFiles(folder));
    }

    [Fact]
    public void A_place_that_is_taken_by_a_folder_is_a_fault_and_leaves_nothing()
    {
        Directory.CreateDirectory(File);
        using (var recorder = Open()) Frames.Present(recorder, Whole);
        Assert.Empty(Directory.GetFiles(_folder));
        Assert.Single(Faults.Recent);
    }

    [Fact]
    public void A_frame_of_another_size_is_refused_with_both_sizes()
    {
        using var recorder = Open();
        var wrong = Assert.Throws<InvalidOperationException>(() => new Frames(new PixelSize(4, 4)).Present(recorder, new PixelRect(0, 0, 4, 4)));
        Assert.Contains("33 x 17", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("4 x 4", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stepped_panel_loses_no_frame()
    {
        var path = File;
        var newest = new MemorySink(PanelProfiles.Reference.Size);
        using (var recorder = Open(path, PanelProfiles.Reference.Size, new RecorderOptions(), Faults))
        {
            using var panel = new PanelStepper(Bench.Options(recorder, newest));
            panel.Show([TestLayouts.Sweep], []);
            for (var i = 0; i < 12; i++) panel.Step(At(i));
            Assert.Equal((12, 0), (recorder.Recorded, recorder.Skipped));
        }

        Assert.Equal(12, BeatsOf(path));
        Assert.Empty(Faults.Recent);
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
