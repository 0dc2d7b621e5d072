using System.Collections.Immutable;
using RearCloud.Core.Edits;
using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Sinks;
using RearCloud.Rendering.Memory;
using RearCloud.Scene;

namespace RearCloud.Panel.Tests;

/// <summary>What one frame does, stepped by hand.</summary>
public sealed class FrameTests
{
    private static readonly DateTimeOffset Noon = Bench.Noon;

    [Fact]
    public void A_panel_where_nothing_changes_presents_nothing()
    {
        var sink = new RecordingSink();
        using var panel = new PanelStepper(Bench.Options(sink));
        panel.Show([TestLayouts.Still], []);
        for (var i = 0; i < 100; i++) panel.Step(At(i));

        Assert.Equal(1, sink.Waiting);
        Assert.Equal(1, panel.Statistics.Presented);
        Assert.Equal(99, panel.Statistics.Unchanged);
        Assert.Equal(1, panel.Statistics.Snapshots);
    }

    [Fact]
    public void A_ticking_clock_presents_once_a_second_and_only_its_damage()
    {
        var sink = new RecordingSink();
        using var panel = new PanelStepper(Bench.Options(sink));
        panel.Show([TestLayouts.Digital], []);
        panel.Step(Noon);
        var whole = panel.Statistics.DamagePixels;
        for (var i = 1; i <= 360; i++) panel.Step(At(i));

        Assert.Equal(4, panel.Statistics.Presented);
        Assert.Equal(904 * 572, whole);
        Assert.InRange(panel.Statistics.DamagePixels - whole, 1, whole);
    }

    [Theory]
    [InlineData("sweep")]
    [InlineData("still")]
    public void A_steady_frame_allocates_nothing(string layout)
    {
        var sink = new MemorySink(PanelProfiles.Reference.Size);
        using var live = new LiveViewSink(PanelProfiles.Reference.Size, new LiveViewOptions(), Bench.Options().Faults);
        using var panel = new PanelStepper(Bench.Options(sink, live));
        panel.Show([layout == "sweep" ? TestLayouts.Sweep : TestLayouts.Still], []);
        var second = 0;
        var statistics = panel.Statistics;
        var allocated = QuietWindow.AllocatedBy(
            () =>
            {
                for (var frame = 20; frame < 120; frame++) panel.Step(At(120 * second + frame));
            },
            prepare: () =>
            {
                // The scene changes with the second: each try has one to itself, and begins after the change.
                second++;
                for (var frame = 0; frame < 20; frame++) panel.Step(At(120 * second + frame));
                statistics = panel.Statistics;
            });
        Assert.Equal(statistics.Snapshots, panel.Statistics.Snapshots);
        Assert.Equal(statistics.AllocatedBytes, panel.Statistics.AllocatedBytes);
        Assert.Equal(0, allocated);
        Assert.Equal(layout == "sweep" ? 100 : 0, panel.Statistics.Presented - statistics.Presented);
    }

    [Fact]
    public void An_edit_passes_its_stations_and_is_presented_once()
    {
        var clock = new FixedClock(Noon);
        using var panel = new PanelStepper(Bench.Options(new RecordingSink()) with { Clock = clock });
        panel.Show([TestLayouts.Still], [new TraceId("edit")]);
        clock.Set(Noon.AddMilliseconds(5));
        panel.Step(Noon.AddMilliseconds(5));
        clock.Set(Noon.AddMilliseconds(9));
        panel.Step(Noon.AddMilliseconds(13));

        Assert.True(panel.Traces.TryGet(new TraceId("edit"), out var trace));
        Assert.Equal(
            [(EditStation.Shown, 0), (EditStation.Built, 5), (EditStation.Presented, 5)],
            trace.Points.Select(p => (p.Station, (int)(p.At - Noon).TotalMilliseconds)));
        Assert.Equal(1, panel.Statistics.ShownToPresented.Count);
        Assert.Equal(5_000, panel.Statistics.ShownToPresented.Max);
    }

    [Fact]
    public void A_sink_that_throws_is_left_out_and_the_others_get_every_frame()
    {
        var failing = new FailingSink();
        var sink = new RecordingSink();
        using var panel = new PanelStepper(Bench.Options(failing, sink));
        panel.Show([TestLayouts.Sweep], []);
        for (var i = 0; i < 20; i++) panel.Step(At(i));

        Assert.Equal(20, sink.Waiting);
        Assert.InRange(failing.Calls, 1, 19);
        Assert.Equal(nameof(FailingSink), Assert.Single(panel.Faults.Recent).Place);
    }

    [Fact]
    public void A_sink_that_recovers_gets_a_whole_frame_though_nothing_changed()
    {
        var sink = new FailingSink { FailsOnce = true };
        using var panel = new PanelStepper(Bench.Options(sink));
        panel.Show([TestLayouts.Still], []);
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                panel.Step(Noon);
                return sink.Whole;
            },
            Patience.Span));
    }

    [Fact]
    public void A_raster_that_cannot_draw_a_snapshot_goes_on_with_the_one_before()
    {
        var breaks = false;
        var sink = new RecordingSink();
        using var panel = new PanelStepper(Bench.Options(sink) with
        {
            OpenRaster = o => new BreakableRaster(new CompositorRaster(o.Panel.Size, o.Fonts!, o.Assets, o.PictureBytes), s => breaks && s.FrameRate == 0),
        });
        panel.Show([TestLayouts.Sweep], []);
        panel.Step(Noon);
        sink.Take();

        breaks = true;
        panel.Show([TestLayouts.Still], []);
        panel.Step(Noon);
        Assert.Equal("frame", Assert.Single(panel.Faults.Recent).Place);
        panel.Step(At(1));

        var expected = new RecordingSink();
        using var other = new PanelStepper(Bench.Options(expected));
        other.Show([TestLayouts.Sweep], []);
        other.Step(At(1));
        Assert.Equal(expected.Take().Pixels.ToArray(), sink.Take().Pixels.ToArray());
    }

    [Fact]
    public void Images_that_came_are_drawn_though_the_scene_is_the_same()
    {
        var sink = new RecordingSink();
        using var panel = new PanelStepper(Bench.Options(sink));
        panel.Show([TestLayouts.Still], []);
        panel.Step(Noon);
        panel.ImagesChanged();
        panel.Step(Noon);
        Assert.Equal(2, sink.Waiting);
    }

    /// <summary>The moment of a beat at 120 Hz.</summary>
    private static DateTimeOffset At(int beat) => Noon.AddTicks(beat * TimeSpan.TicksPerSecond / 120);

    private sealed class FailingSink : IFrameSink
    {
        public int Calls { get; private set; }

        public bool FailsOnce { get; init; }

        public bool Whole { get; private set; }

        public void Present(in PanelFrame frame)
        {
            Calls++;
            if (Calls == 1 || !FailsOnce) throw new IOException("The sink is gone.");
            Whole = frame.Damage == PixelRect.Of(frame.Size);
        }
    }

    private sealed class BreakableRaster(IPanelRaster raster, Func<Snapshot, bool> breaks) : IPanelRaster
    {
        public ReadOnlySpan<byte> Pixels => raster.Pixels;

        public int RowBytes => raster.RowBytes;

        public ImmutableArray<CacheStatistics> Caches => raster.Caches;

        public RasterDamage Compose(Snapshot snapshot, DateTimeOffset time) =>
            breaks(snapshot) ? throw new InvalidOperationException("broken") : raster.Compose(snapshot, time);

        public void Invalidate() => raster.Invalidate();

        public void Dispose() => raster.Dispose();
    }
}
