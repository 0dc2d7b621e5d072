using RearCloud.Core.Edits;
using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks;
using RearCloud.Scene;

namespace RearCloud.Panel.Tests;

/// <summary>The panel on its own threads, with a beat that the test gives.</summary>
public sealed class RunningTests
{
    private static readonly DateTimeOffset Noon = Bench.Noon;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1) / 120;

    [Fact]
    public async Task Running_gives_the_same_bytes_as_stepping()
    {
        var clock = new FixedClock(Noon);
        var stepped = new RecordingSink();
        using var stepper = new PanelStepper(Bench.Options(stepped));
        var sink = new RecordingSink();
        using var vsync = new HandVsync();
        await using var panel = new PanelRuntime(Bench.Options(sink) with { Vsync = vsync, Clock = clock });

        panel.Show([TestLayouts.Sweep], []);
        stepper.Show([TestLayouts.Sweep], []);
        panel.Start();
        for (var i = 0; i < 30; i++)
        {
            var time = Noon + i * Beat;
            await vsync.BeatAsync(i, time);
            stepper.Step(time);
            Assert.Equal(stepped.Take().Pixels.ToArray(), sink.Take().Pixels.ToArray());
        }

        vsync.Dispose();
    }

    [Fact]
    public async Task A_sleeping_panel_wakes_at_once_for_documents_and_for_signals()
    {
        var sink = new RecordingSink();
        using var vsync = new HandVsync();
        await using var panel = new PanelRuntime(Bench.Options(sink) with { Vsync = vsync });
        panel.Show([TestLayouts.Still], []);
        panel.Start();
        await vsync.BeatAsync(1, Noon);
        sink.Take();

        panel.Show([TestLayouts.Layout("still", TestLayouts.Text("Good night"), 2)], [new TraceId("edit")]);
        await vsync.BeatAsync(500, Noon.AddSeconds(1));
        sink.Take();

        panel.Show([Battery()], []);
        await vsync.BeatAsync(501, Noon.AddSeconds(2));
        sink.Take();
        panel.Feed(SignalNames.BatteryLevel, SignalValue.Of(80));
        await vsync.BeatAsync(502, Noon.AddSeconds(3));
        sink.Take();

        Assert.Equal(0, panel.Statistics.Missed);
        // The sinks have a frame a moment before it is counted.
        Await(() => panel.Statistics.Presented == 4);
        vsync.Dispose();
    }

    [Fact]
    public async Task Only_the_newest_of_many_documents_is_shown_with_the_traces_of_all()
    {
        var sink = new RecordingSink();
        using var vsync = new HandVsync();
        await using var panel = new PanelRuntime(Bench.Options(sink) with { Vsync = vsync });
        panel.Start();
        await vsync.WaitedForAsync();
        for (var i = 0; i < 100; i++) panel.Show([TestLayouts.Layout("still", TestLayouts.Text($"{i}"), i)], [new TraceId($"t{i}")]);
        Await(() => Marks(panel, EditStation.Built) == 100);
        vsync.Grant(1, Noon);

        Await(() => Marks(panel, EditStation.Presented) == 100);
        Assert.Equal(1, panel.Statistics.Presented);
        vsync.Dispose();

        var expected = new RecordingSink();
        using var other = new PanelStepper(Bench.Options(expected));
        other.Show([TestLayouts.Layout("still", TestLayouts.Text("99"))], []);
        other.Step(Noon);
        Assert.Equal(expected.Take().Pixels.ToArray(), sink.Take().Pixels.ToArray());
    }

    [Fact]
    public async Task Beats_that_went_by_while_something_moves_are_missed_and_not_made_up()
    {
        var sink = new RecordingSink();
        using var vsync = new HandVsync();
        await using var panel = new PanelRuntime(Bench.Options(sink) with { Vsync = vsync });
        panel.Show([TestLayouts.Sweep], []);
        panel.Start();
        await vsync.BeatAsync(1, Noon);
        await vsync.BeatAsync(2, Noon + Beat);
        await vsync.BeatAsync(6, Noon + 5 * Beat);
        await vsync.WaitedForAsync();

        Assert.Equal(3, sink.Waiting);
        Assert.Equal(3, panel.Statistics.Missed);
        Assert.Equal(120, panel.Statistics.Hertz);
        vsync.Dispose();
    }

    [Fact]
    public async Task The_frame_thread_allocates_nothing_in_steady_frames()
    {
        using var vsync = new HandVsync();
        await using var panel = new PanelRuntime(Bench.Options(new MemorySink(PanelProfiles.Reference.Size)) with { Vsync = vsync });
        panel.Show([TestLayouts.Sweep], []);
        panel.Start();
        const int Window = 70;
        var beat = 0;
        for (; beat < 30; beat++) await vsync.BeatAsync(beat, Noon + beat * Beat);
        await vsync.WaitedForAsync();

        long allocated = 0;
        await QuietWindow.RunAsync(async () =>
        {
            var before = panel.Statistics.AllocatedBytes;
            vsync.Grant(beat, Noon + beat * Beat);
            for (var end = beat++ + Window; beat < end; beat++) await vsync.BeatAsync(beat, Noon + beat * Beat);
            await vsync.WaitedForAsync();
            allocated = panel.Statistics.AllocatedBytes - before;
        });

        Assert.Equal(0, allocated);
        Assert.Equal(beat, panel.Statistics.Presented);
        vsync.Dispose();
    }

    [Fact]
    public async Task By_its_own_timer_it_shows_the_factory_document_and_ends()
    {
        var sink = new RecordingSink();
        var panel = new PanelRuntime(Bench.Options(sink) with { Clock = TimeProvider.System });
        panel.Start();
        sink.Take();
        await panel.DisposeAsync();
        panel.Show([TestLayouts.Still], []);
        await panel.DisposeAsync();
        Assert.Empty(panel.Faults.Recent);
    }

    [Fact]
    public async Task A_panel_that_never_started_ends_too()
    {
        var panel = new PanelRuntime(Bench.Options());
        await panel.DisposeAsync();
        Assert.Throws<InvalidOperationException>(panel.Start);
    }

    private static Core.Documents.Document Battery() => TestLayouts.Layout(
        "battery",
        """{"format":1,"canvas":{"width":904,"height":572},"widgets":{"b":{"kind":"battery","style":"ring","frame":{"x":300,"y":100,"width":300,"height":300}}}}""");

    private static int Marks(PanelRuntime panel, EditStation station) => Enumerable.Range(0, 100)
        .Count(i => panel.Traces.TryGet(new TraceId($"t{i}"), out var trace) && trace.Points.Any(p => p.Station == station));

    private static void Await(Func<bool> fact) => Assert.True(SpinWait.SpinUntil(fact, Patience.Span));
}
