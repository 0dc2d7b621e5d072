using RearCloud.Core.Documents;
using RearCloud.Panel.Pacing;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Tests;

/// <summary>How a running panel follows its beat, its clock and a finger.</summary>
public sealed class PacingTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Noon = Bench.Noon;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1) / 120;

    private readonly FixedClock _clock = new(Noon);
    private readonly RecordingSink _sink = new();
    private readonly HandVsync _vsync = new();
    private readonly PanelRuntime _panel;

    public PacingTests() => _panel = new PanelRuntime(Bench.Options(_sink) with { Vsync = _vsync, Clock = _clock });

    [Fact]
    public async Task A_late_frame_shows_the_moment_of_its_beat_and_what_was_missed_is_not_made_up()
    {
        Start(TestLayouts.Sweep);
        await _vsync.BeatAsync(1, Noon);
        await _vsync.BeatAsync(40, Noon + 39 * Beat);
        await _vsync.BeatAsync(41, Noon + 40 * Beat);
        await _vsync.WaitedForAsync();

        Assert.Equal(3, _sink.Waiting);
        Assert.Equal([Noon, Noon + 39 * Beat, Noon + 40 * Beat], [_sink.Take().Time, Take(TestLayouts.Sweep, 39), Take(TestLayouts.Sweep, 40)]);
        Assert.Equal(38, _panel.Statistics.Missed);
    }

    [Fact]
    public async Task A_thread_that_was_woken_late_is_why_the_next_beats_were_missed()
    {
        Start(TestLayouts.Sweep);
        for (var i = 1; i < 10; i++) await _vsync.BeatAsync(i, Noon + i * Beat);
        await _vsync.BeatAsync(10, Noon + 10 * Beat, lateness: TimeSpan.FromSeconds(100));
        await _vsync.BeatAsync(14, Noon + 14 * Beat);
        await _vsync.WaitedForAsync();
        Assert.Equal(new MissedBeats(3, 0, 0, 0, 0), _panel.Statistics.MissedBy);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_clock_that_jumps_by_a_day_is_right_in_the_very_next_frame(int days)
    {
        Start(Seconds);
        await _vsync.BeatAsync(1, Noon);
        await _vsync.BeatAsync(2, Noon + Beat);
        await _vsync.WaitedForAsync();
        while (_sink.Waiting > 0) _sink.Take();

        var later = Noon.AddDays(days).AddHours(5).AddMinutes(7);
        _clock.Set(later);
        _vsync.Grant(3, later);
        Assert.Equal(PictureOf(Seconds, later), _sink.Take().Pixels.ToArray());
        await _vsync.BeatAsync(4, later + Beat);
        Assert.Equal(PictureOf(Seconds, later + Beat), _sink.Take().Pixels.ToArray());
        Assert.Equal(0, _panel.Statistics.Missed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_panel_that_slept_while_the_clock_was_set_wakes_to_the_right_time(int days)
    {
        Start(Minutes);
        await _vsync.BeatAsync(1, Noon);
        _sink.Take();
        Await(() => _panel.Statistics.Hertz == 0);

        var later = Noon.AddDays(days).AddHours(5).AddMinutes(7);
        _clock.Set(later);
        _panel.Touch();
        await _vsync.BeatAsync(1_000, later);
        Assert.Equal(PictureOf(Minutes, later), _sink.Take().Pixels.ToArray());
    }

    [Fact]
    public async Task Beats_that_are_lost_with_a_clock_that_was_set_are_its_fault()
    {
        Start(TestLayouts.Sweep);
        await _vsync.BeatAsync(1, Noon);
        await _vsync.BeatAsync(2, Noon + Beat);
        await _vsync.BeatAsync(9, Noon.AddHours(1));
        await _vsync.WaitedForAsync();
        Assert.Equal(new MissedBeats(0, 0, 0, 0, 6), _panel.Statistics.MissedBy);
    }

    [Fact]
    public async Task A_touch_wakes_the_panel_to_its_full_rate_for_a_while()
    {
        Start(TestLayouts.Still);
        await _vsync.BeatAsync(1, Noon);
        _sink.Take();
        Await(() => _panel.Statistics.Hertz == 0);

        _panel.Touch();
        await _vsync.BeatAsync(500, Noon + 500 * Beat);
        await _vsync.BeatAsync(501, Noon + 501 * Beat);
        Assert.Equal(120, _panel.Statistics.Hertz);
        await _vsync.BeatAsync(500 + 240, Noon + 740 * Beat);
        Await(() => _panel.Statistics.Hertz == 0);
        Assert.Equal(1, _panel.Statistics.Presented);
        Assert.Equal(3, _panel.Statistics.Unchanged);
    }

    [Fact]
    public async Task A_vsync_that_fails_is_a_fault_and_is_asked_again()
    {
        using var vsync = new HandVsync();
        await using var panel = new PanelRuntime(Bench.Options(_sink) with { Vsync = new FailingVsync(vsync) });
        panel.Show([TestLayouts.Still], []);
        panel.Start();
        await vsync.BeatAsync(1, Noon);
        _sink.Take();
        Assert.Equal("frame", Assert.Single(panel.Faults.Recent).Place);
        vsync.Dispose();
    }

    [Fact]
    public async Task Who_sees_the_statistics_sees_how_threads_and_collector_are_set()
    {
        Start(TestLayouts.Still);
        await _vsync.BeatAsync(1, Noon);
        _sink.Take();
        Assert.Equal("panel frames", Assert.Single(_panel.Statistics.Threads).Thread);
        Assert.True(_panel.Statistics.Collector.Gen0BudgetBytes > 0);
    }

    public async ValueTask DisposeAsync()
    {
        _vsync.Dispose();
        await _panel.DisposeAsync();
    }

    /// <summary>A clock with a second hand that sweeps and figures that jump.</summary>
    private static Document Seconds { get; } = TestLayouts.Layout(
        "seconds",
        """{"format":1,"canvas":{"width":904,"height":572},"widgets":{"a":{"kind":"analog-clock","order":"V","seconds":"sweep","frame":{"x":300,"y":66,"width":300,"height":300}},"d":{"kind":"digital-clock","order":"W","hours":"24","seconds":true,"frame":{"x":300,"y":380,"width":560,"height":150}}}}""");

    private static Document Minutes { get; } = TestLayouts.Layout(
        "minutes",
        """{"format":1,"canvas":{"width":904,"height":572},"widgets":{"d":{"kind":"digital-clock","hours":"24","frame":{"x":300,"y":80,"width":560,"height":150}},"e":{"kind":"date","frame":{"x":300,"y":280,"width":560,"height":150}}}}""");

    private void Start(Document layout)
    {
        _panel.Show([layout], []);
        _panel.Start();
    }

    /// <summary>Takes a frame that must be the picture of its beat.</summary>
    private DateTimeOffset Take(Document layout, int beat)
    {
        var frame = _sink.Take();
        Assert.Equal(PictureOf(layout, Noon + beat * Beat), frame.Pixels.ToArray());
        return frame.Time;
    }

    private static byte[] PictureOf(Document layout, DateTimeOffset time)
    {
        var sink = new MemorySink(Bench.Options().Panel.Size);
        using var panel = new PanelStepper(Bench.Options(sink));
        panel.Show([layout], []);
        panel.Step(time);
        return sink.Read()!.Pixels.ToArray();
    }

    private static void Await(Func<bool> fact) => Assert.True(SpinWait.SpinUntil(fact, Patience.Span));

    private sealed class FailingVsync(IVsync vsync) : IVsync
    {
        private bool _hasFailed;

        public int Hertz => vsync.Hertz;

        public VsyncTick WaitForNext()
        {
            if (_hasFailed) return vsync.WaitForNext();
            _hasFailed = true;
            throw new IOException("The display is gone.");
        }
    }
}
