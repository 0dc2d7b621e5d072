using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;
using RearCloud.Panel.Tests.Sinks.Videos;

namespace RearCloud.Panel.Tests.Sinks;

/// <summary>What both recorders keep.</summary>
public abstract class FrameRecorderTests : IDisposable
{
    protected const int Hertz = 120;

    protected static readonly PixelSize Small = new(33, 17);
    protected static readonly PixelRect Whole = PixelRect.Of(Small);

    protected static readonly RecorderOptions Stepped = new() { Hertz = Hertz, HasThread = false };

    private readonly string _folder = Directory.CreateTempSubdirectory("rearcloud-test-").FullName;
    private readonly HandClock _clock = new();

    private protected Frames Frames { get; } = new(Small);

    protected FaultLog Faults { get; } = new(TimeProvider.System);

    protected string File => Path.Combine(_folder, "panel.movie");

    private RecorderOptions Running => new() { Hertz = Hertz, Clock = _clock };

    [Fact]
    public void The_file_has_its_name_only_at_the_end_and_nothing_else_is_left()
    {
        using (var recorder = Open())
        {
            Frames.Present(recorder, Whole);
            Assert.Equal([File + ".part"], Directory.GetFiles(_folder));
        }

        Assert.Equal([File], Directory.GetFiles(_folder));
        Assert.Equal(1, BeatsOf(File));
        Assert.Empty(Faults.Recent);
    }

    [Fact]
    public void What_a_recording_left_that_was_killed_makes_room_and_the_file_before_stays_until_the_end()
    {
        System.IO.File.WriteAllText(File + ".part", "half a recording");
        System.IO.File.WriteAllText(File, "the recording before");
        using (var recorder = Open())
        {
            Frames.Present(recorder, Whole);
            Assert.Equal("the recording before", System.IO.File.ReadAllText(File));
        }

        Assert.Equal(1, BeatsOf(File));
        Assert.Equal([File], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Without_a_frame_there_is_no_file()
    {
        Open().Dispose();
        Assert.Empty(Directory.GetFiles(_folder));
        Assert.Empty(Faults.Recent);
    }

    [Fact]
    public void A_stepped_recording_stands_until_the_moment_that_is_told()
    {
        using var recorder = Open();
        Frames.PresentNoise(recorder, Whole, new Random(1), At(0));
        Frames.PresentNoise(recorder, Whole, new Random(1), At(3 * Hertz));
        recorder.Complete(At(10 * Hertz));
        Assert.Equal(10 * Hertz, BeatsOf(File));
        Assert.Equal(10 * Hertz, recorder.Written);
        Assert.True(recorder.HasEnded);
        recorder.Complete(At(20 * Hertz));
        Assert.Throws<ObjectDisposedException>(() => Frames.Present(recorder, Whole));
    }

    [Fact]
    public void Behind_a_running_panel_the_last_picture_stands_until_the_end()
    {
        using (var recorder = Open(Running))
        {
            Frames.PresentNoise(recorder, Whole, new Random(1), At(0));
            _clock.Advance(TimeSpan.FromSeconds(3));
            Frames.PresentNoise(recorder, Whole, new Random(2), At(3 * Hertz));
            _clock.Advance(TimeSpan.FromSeconds(7));
            Assert.Throws<InvalidOperationException>(() => recorder.Complete(At(1)));
        }

        Assert.Equal(10 * Hertz, BeatsOf(File));
        Assert.Empty(Faults.Recent);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Behind_a_running_panel_a_clock_that_jumps_by_a_day_makes_no_jump(int days)
    {
        using (var recorder = Open(Running))
        {
            Frames.PresentNoise(recorder, Whole, new Random(1), At(0));
            _clock.Advance(TimeSpan.FromSeconds(1));
            Frames.PresentNoise(recorder, Whole, new Random(2), At(Hertz).AddDays(days));
        }

        Assert.Equal(Hertz + 1, BeatsOf(File));
    }

    [Fact]
    public void At_its_longest_time_it_ends_whole_under_its_name_and_says_so_once()
    {
        using var recorder = Open(Stepped with { MaxDuration = TimeSpan.FromSeconds(0.5) });
        for (var i = 0; i < 200; i++) Frames.PresentNoise(recorder, Whole, new Random(i), At(i));
        Assert.True(recorder.HasEnded);
        Assert.Equal([File], Directory.GetFiles(_folder));
        Assert.Equal(60, BeatsOf(File));
        var fault = Assert.Single(Faults.Recent);
        Assert.Equal(1, fault.Count);
        Assert.Contains($"{File} has reached its limit of 0.5 seconds", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_never_grows_beyond_its_limit_and_plays_up_to_there()
    {
        const int Limit = 20_000;
        using var recorder = Open(Stepped with { MaxBytes = Limit });
        for (var i = 0; i < 200; i++) Frames.PresentNoise(recorder, Whole, new Random(i), At(i));
        Assert.True(recorder.HasEnded);
        Assert.InRange(new FileInfo(File).Length, Limit / 2, Limit);
        Assert.Equal(recorder.Written, BeatsOf(File));
        Assert.Contains($"limit of {Limit} bytes", Assert.Single(Faults.Recent).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_below_one_picture_leaves_no_file_and_says_why()
    {
        using var recorder = Open(Stepped with { MaxBytes = 100 });
        for (var i = 0; i < 3; i++) Frames.PresentNoise(recorder, Whole, new Random(i), At(i));
        Assert.Empty(Directory.GetFiles(_folder));
        Assert.Contains("no room for one picture", Assert.Single(Faults.Recent).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_panel_that_stands_still_meets_its_limit_too()
    {
        using var recorder = Open(Running with { MaxDuration = TimeSpan.FromSeconds(2) });
        Frames.PresentNoise(recorder, Whole, new Random(1), At(0));
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.True(SpinWait.SpinUntil(() => recorder.HasEnded, Patience.Span));
        Assert.Equal(2 * Hertz, BeatsOf(File));
    }

    [Fact]
    public void Behind_a_running_panel_every_frame_is_recorded_or_counted_as_skipped_and_the_last_is_recorded()
    {
        const int Count = 400;
        long skipped;
        using (var recorder = Open(Running))
        {
            Frames.PresentNoise(recorder, Whole, new Random(0), At(0));
            for (var beat = 1; beat < Count; beat++)
            {
                _clock.Advance(At(beat) - At(beat - 1));
                Frames.PresentNoise(recorder, new PixelRect(beat % Small.Width, beat % Small.Height, 1, 1), new Random(beat), At(beat));
            }

            recorder.Dispose();
            skipped = recorder.Skipped;
        }

        Assert.Equal(Count, BeatsOf(File));
        Assert.Equal(Count - skipped, PicturesOf(File).Select(Convert.ToHexString).Distinct().Count());
        Assert.Equal(Recorded(Frames.Shown()), PicturesOf(File)[^1]);
        Assert.Empty(Faults.Recent);
    }

    [Fact]
    public void A_file_that_cannot_be_made_is_told_at_the_start()
    {
        Assert.Throws<DirectoryNotFoundException>(() => Open(Path.Combine(_folder, "missing", "panel.movie"), Small, Stepped, Faults).Dispose());
        using var first = Open();
        Frames.Present(first, Whole);
        Assert.ThrowsAny<IOException>(() => Open().Dispose());
        first.Dispose();
        Assert.Equal(1, BeatsOf(File));
    }

    [Fact]
    public void A_name_that_is_taken_by_a_folder_is_a_fault_that_says_where_the_recording_lies()
    {
        Directory.CreateDirectory(File);
        using (var recorder = Open()) Frames.Present(recorder, Whole);
        Assert.Equal(1, BeatsOf(File + ".part"));
        Assert.Contains($"It lies at {File}.part", Assert.Single(Faults.Recent).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_gone_is_a_fault_and_no_more()
    {
        var folder = Path.Combine(_folder, "inner");
        Directory.CreateDirectory(folder);
        using (var recorder = Open(Path.Combine(folder, "panel.movie"), Small, Running, Faults))
        {
            Frames.Present(recorder, Whole);
            Directory.Delete(folder, recursive: true);
            Frames.Present(recorder, Whole);
        }

        var fault = Assert.Single(Faults.Recent).Message;
        Assert.Contains("could not get its name", fault, StringComparison.Ordinal);
        Assert.EndsWith("It is lost.", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_is_a_fault_until_there_is_room_again()
    {
        using var disk = SmallDisk.Mount("200k");
        var path = Path.Combine(disk.Path, "panel.movie");
        var ballast = Path.Combine(disk.Path, "ballast");
        using (var recorder = Open(path, Small, Running, Faults))
        {
            Frames.PresentNoise(recorder, Whole, new Random(0), At(0));
            Assert.ThrowsAny<IOException>(() => System.IO.File.WriteAllBytes(ballast, new byte[300_000]));
            for (var beat = 1; Faults.Total == 0; beat++)
            {
                Assert.True(beat < 10_000, "The disk is never full.");
                _clock.Advance(At(1) - At(0));
                Frames.PresentNoise(recorder, Whole, new Random(beat), At(beat));
                Thread.Yield();
            }

            System.IO.File.Delete(ballast);
            Frames.PresentNoise(recorder, Whole, new Random(-1), At(0) + (_clock.GetElapsedTime(0)));
        }

        Assert.Equal(Recorded(Frames.Shown()), PicturesOf(path)[^1]);
        Assert.Equal([path], Directory.GetFiles(disk.Path));
        Assert.All(Faults.Recent, fault => Assert.Contains("space", fault.Message, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_frame_of_another_size_is_refused_with_both_sizes()
    {
        using var recorder = Open();
        var wrong = Assert.Throws<InvalidOperationException>(() => new Frames(new PixelSize(4, 4)).Present(recorder, new PixelRect(0, 0, 4, 4)));
        Assert.Contains($"{Small}", wrong.Message, StringComparison.Ordinal);
        Assert.Contains($"{new PixelSize(4, 4)}", wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public void Rates_that_no_file_has_are_refused(int hertz) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Open(Stepped with { Hertz = hertz }).Dispose());

    [Fact]
    public void A_stepped_panel_loses_no_frame()
    {
        using (var recorder = Open(File, PanelProfiles.Reference.Size, Stepped, Faults))
        {
            using var panel = new PanelStepper(Bench.Options(recorder));
            panel.Show([TestLayouts.Sweep], []);
            for (var i = 0; i < 12; i++) panel.Step(At(i));
            Assert.Equal(11, recorder.Written);
        }

        Assert.Equal(12, BeatsOf(File));
        Assert.Empty(Faults.Recent);
    }

    [Fact]
    public void Presenting_allocates_nothing()
    {
        using var recorder = Open(Running);
        for (var i = 0; i < 10; i++) Frames.Present(recorder, Whole);
        Assert.Equal(0, QuietWindow.AllocatedBy(() =>
        {
            for (var i = 0; i < 100; i++) Frames.Present(recorder, Whole);
        }));
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected static DateTimeOffset At(int beat) => Bench.Noon.AddTicks(beat * TimeSpan.TicksPerSecond / Hertz);

    protected abstract FrameRecorder Open(string path, PixelSize size, RecorderOptions options, FaultLog faults);

    protected FrameRecorder Open(RecorderOptions? options = null) => Open(File, Small, options ?? Stepped, Faults);

    /// <summary>How many beats the file plays.</summary>
    protected abstract int BeatsOf(string path);

    /// <summary>What the file shows, one after the other, in its own colours.</summary>
    protected abstract IReadOnlyList<byte[]> PicturesOf(string path);

    /// <summary>A BGRA picture in the file's colours.</summary>
    protected abstract byte[] Recorded(byte[] shown);
}
