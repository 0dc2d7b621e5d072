using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks;

namespace RearCloud.Panel.Tests.Sinks.Isolation;

/// <summary>A running panel one of whose sinks hangs.</summary>
public sealed class BlockedPanelTests
{
    private static readonly PixelSize Size = PanelProfiles.Reference.Size;
    private static readonly DateTimeOffset Noon = Bench.Noon;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1) / 120;

    [Fact]
    public async Task It_presents_every_frame_to_the_other_sinks_and_the_blocked_one_catches_up()
    {
        const int Count = 300;
        using var blocked = new GatedSink(Size);
        var other = new RecordingSink();
        using var vsync = new HandVsync();
        var options = Bench.Options(blocked, other) with { Vsync = vsync };
        await using var panel = new PanelRuntime(options);
        blocked.Close();
        panel.Show([TestLayouts.Sweep], []);
        panel.Start();
        MemoryFrame? last = null;
        for (var i = 0; i < Count; i++)
        {
            await vsync.BeatAsync(i, Noon + i * Beat);
            last = other.Take();
        }

        Assert.Equal(Count, last!.Number);
        Assert.Equal(1, blocked.Calls);
        blocked.Open();
        Assert.Equal(1, blocked.Take().Number);
        Assert.Equal(Count, blocked.Take().Number);
        Assert.Equal(last.Pixels.ToArray(), blocked.Picture);
        vsync.Dispose();
    }

    [Fact]
    public async Task It_ends_though_a_sink_never_returns()
    {
        using var blocked = new GatedSink(Size);
        using var vsync = new HandVsync();
        var panel = new PanelRuntime(Bench.Options(blocked) with { Vsync = vsync });
        blocked.Close();
        panel.Start();
        await vsync.BeatAsync(1, Noon);
        blocked.AwaitCall();
        vsync.Dispose();
        await panel.DisposeAsync().AsTask().WaitAsync(Patience.Span, TestContext.Current.CancellationToken);
        Assert.Equal(1, blocked.Calls);
    }

    [Fact]
    public async Task The_frame_thread_allocates_nothing_while_a_sink_hangs()
    {
        using var blocked = new GatedSink(Size);
        using var vsync = new HandVsync();
        await using var panel = new PanelRuntime(Bench.Options(blocked) with { Vsync = vsync });
        blocked.Close();
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
        vsync.Dispose();
    }

    [Fact]
    public async Task A_panel_that_never_started_ends_the_threads_of_its_sinks()
    {
        using var sink = new GatedSink(Size);
        var panel = new PanelRuntime(Bench.Options(sink));
        await panel.DisposeAsync();
        Assert.Equal(0, sink.Calls);
    }
}
