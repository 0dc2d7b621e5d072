using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Post;
using RearCloud.Rendering.Post;
using RearCloud.Scene;

namespace RearCloud.Panel.Tests.Post;

/// <summary>The output on its way through a whole panel.</summary>
public sealed class OutputTests
{
    private static readonly DateTimeOffset Noon = Bench.Noon;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1) / 120;
    private static readonly PixelRect Whole = PixelRect.Of(PanelProfiles.Reference.Size);

    [Fact]
    public void Without_an_output_no_sink_gets_one_and_the_displays_signals_are_signals_as_others()
    {
        var sink = new OutputSink();
        using var panel = new PanelStepper(Bench.Options(sink));
        panel.Show([TestLayouts.Still], []);
        panel.Step(Noon);
        panel.Feed(DisplaySignals.Brightness, SignalValue.Of(1));
        panel.Step(Noon);

        Assert.Equal(1, sink.Frames);
        Assert.False(sink.HadOutput);
        Assert.Null(panel.SaveWear());
        Assert.Equal(0, panel.Statistics.Post.Count);
        Assert.Null(panel.Statistics.Display);
        Assert.Equal(2, panel.Statistics.Snapshots);
    }

    [Fact]
    public void A_changed_brightness_is_a_whole_output_and_no_new_picture_and_no_new_scene()
    {
        var people = new RecordingSink();
        var sink = new OutputSink();
        using var panel = new PanelStepper(Options(people, sink));
        panel.Show([TestLayouts.Still], []);
        panel.Step(Noon);
        var before = sink.Take();
        panel.Feed(DisplaySignals.Brightness, SignalValue.Of(0.9));
        panel.Step(Noon);
        panel.Step(Noon);
        var after = sink.Take();

        Assert.Equal(2, sink.Frames);
        Assert.Equal(Whole, sink.Damage);
        Assert.True(sink.PictureDamage.IsEmpty);
        Assert.NotEqual(before, after);
        Assert.Equal(1, people.Waiting);
        Assert.Equal(1, panel.Statistics.Snapshots);
        Assert.Equal(2, panel.Statistics.Post.Count);

        panel.Forget(DisplaySignals.Brightness);
        panel.Step(Noon);
        Assert.Equal(before, sink.Take());
    }

    [Fact]
    public void The_statistics_say_what_the_output_is_made_with_and_its_light_draws_power()
    {
        using var panel = new PanelStepper(Options(new OutputSink()));
        panel.Show([TestLayouts.Layout("white", """{"format":1,"canvas":{"width":904,"height":572},"background":"#ffffff","widgets":{}}""")], []);
        panel.Step(Noon);
        var dim = panel.Statistics;
        panel.Feed(DisplaySignals.Brightness, SignalValue.Of(1));
        panel.Feed(DisplaySignals.Lux, SignalValue.Of(20_000));
        panel.Feed(DisplaySignals.Temperature, SignalValue.Of(5_000));
        panel.Step(Noon);
        var bright = panel.Statistics;

        var shift = PixelShift.At(Noon);
        Assert.Equal((PixelFormat.Rgb565, 3_500.0, shift.X, shift.Y), (dim.Display!.Format, dim.Display.PeakNits, dim.Display.ShiftX, dim.Display.ShiftY));
        Assert.Equal((null, null, null), (dim.Display.Slider, dim.Display.Lux, dim.Display.Kelvin));
        Assert.InRange(dim.Display.Nits, 30, 40);
        Assert.Equal((1, 20_000, 5_000), (bright.Display!.Slider, bright.Display.Lux, bright.Display.Kelvin));
        Assert.InRange(bright.Display.Nits, 1_400, 1_575);
        Assert.Equal(bright.Display.Nits / dim.Display.Nits, bright.Power.Light!.Value / dim.Power.Light!.Value, 3.0);
    }

    [Fact]
    public void A_moving_hand_writes_only_its_damage_into_the_output()
    {
        var sink = new OutputSink();
        using var panel = new PanelStepper(Options(sink));
        panel.Show([TestLayouts.Sweep], []);
        panel.Step(Noon);
        panel.Step(Noon + Beat);

        Assert.InRange(sink.Damage.Width * sink.Damage.Height, 1, 60_000);
        Assert.Equal(new PixelSize(sink.PictureDamage.Width, sink.PictureDamage.Height), new PixelSize(sink.Damage.Width, sink.Damage.Height));
    }

    [Fact]
    public void A_sink_that_failed_gets_the_whole_output_again()
    {
        var sink = new OutputSink();
        using var panel = new PanelStepper(Options(sink));
        panel.Show([TestLayouts.Sweep], []);
        panel.Step(Noon);
        sink.Fails = new IOException("The display is gone.");
        panel.Step(Noon + Beat);
        var frame = 2;
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                panel.Step(Noon + frame++ * Beat);
                return sink.Frames == 2;
            },
            Patience.Span));
        Assert.Equal(Whole, sink.Damage);
    }

    [Fact]
    public void A_steady_frame_with_an_output_allocates_nothing()
    {
        using var panel = new PanelStepper(Options(new SilentDisplay()));
        panel.Show([TestLayouts.Sweep], []);
        panel.Feed(DisplaySignals.Lux, SignalValue.Of(50_000));
        var start = Noon;
        var statistics = panel.Statistics;
        var allocated = QuietWindow.AllocatedBy(
            () =>
            {
                for (var frame = 20; frame < 120; frame++) panel.Step(start + frame * Beat);
            },
            prepare: () =>
            {
                // The scene changes with the second: each try has one to itself, and begins after the change.
                start += TimeSpan.FromSeconds(1);
                for (var frame = 0; frame < 20; frame++) panel.Step(start + frame * Beat);
                statistics = panel.Statistics;
            });
        Assert.Equal(statistics.Snapshots, panel.Statistics.Snapshots);
        Assert.Equal(0, allocated);
        Assert.Equal(100, panel.Statistics.Post.Count - statistics.Post.Count);
    }

    [Fact]
    public async Task Running_gives_the_same_output_as_stepping()
    {
        var clock = new FixedClock(Noon);
        var stepped = new OutputSink();
        using var stepper = new PanelStepper(Options(stepped));
        var sink = new OutputSink();
        using var vsync = new HandVsync();
        await using var panel = new PanelRuntime(Options(sink) with { Vsync = vsync, Clock = clock });

        panel.Show([TestLayouts.Sweep], []);
        stepper.Show([TestLayouts.Sweep], []);
        panel.Start();
        for (var i = 0; i < 30; i++)
        {
            await vsync.WaitedForAsync();
            if (i % 7 == 3)
            {
                panel.Feed(DisplaySignals.Brightness, SignalValue.Of(i / 30.0));
                stepper.Feed(DisplaySignals.Brightness, SignalValue.Of(i / 30.0));
            }

            var time = Noon + i * Beat;
            vsync.Grant(i, time);
            stepper.Step(time);
            Assert.Equal(stepped.Take(), sink.Take());
        }

        vsync.Dispose();
    }

    [Fact]
    public async Task A_sleeping_panel_wakes_at_once_for_the_displays_signals()
    {
        var sink = new OutputSink();
        using var vsync = new HandVsync();
        await using var panel = new PanelRuntime(Options(sink) with { Vsync = vsync });
        panel.Show([TestLayouts.Still], []);
        panel.Start();
        await vsync.BeatAsync(1, Noon);
        var before = sink.Take();
        panel.Feed(DisplaySignals.Lux, SignalValue.Of(2_000));
        await vsync.BeatAsync(500, Noon.AddSeconds(1));

        Assert.NotEqual(before, sink.Take());
        Assert.Equal(PanelProfiles.Reference.Size, WearMap.Load(panel.SaveWear(), PanelProfiles.Reference.Size).Value.Grid.Panel);
        vsync.Dispose();
    }

    [Fact]
    public async Task A_sleeping_panel_wakes_by_itself_to_move_its_picture()
    {
        var people = new RecordingSink();
        var sink = new OutputSink();
        using var vsync = new HandVsync();
        await using var panel = new PanelRuntime(Options(people, sink) with { Vsync = vsync });
        panel.Show([TestLayouts.Still], []);
        panel.Start();
        await vsync.BeatAsync(1, Noon.AddSeconds(59.9));
        var before = sink.Take();
        await vsync.BeatAsync(12, Noon.AddSeconds(60));

        Assert.NotEqual(before, sink.Take());
        Assert.Equal(1, people.Waiting);
        vsync.Dispose();
    }

    private static PanelOptions Options(params IReadOnlyList<Panel.Sinks.IFrameSink> sinks) =>
        Bench.Options(sinks) with { Output = new OutputOptions { Format = PixelFormat.Rgb565 } };

    private sealed class SilentDisplay : Panel.Sinks.IFrameSink
    {
        public bool ShowsOutput => true;

        public void Present(in PanelFrame frame)
        {
        }
    }
}
