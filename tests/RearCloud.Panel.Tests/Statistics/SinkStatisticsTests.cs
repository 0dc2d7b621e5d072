using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;
using RearCloud.Panel.Tests.Post;

namespace RearCloud.Panel.Tests.Statistics;

public sealed class SinkStatisticsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_sink_waits_is_up_fails_and_is_up_again()
    {
        var sink = new OutputSink();
        using var panel = new PanelStepper(Bench.Options(sink));
        panel.Show([TestLayouts.Sweep], []);
        Assert.Equal(new SinkStatistics(nameof(OutputSink), SinkState.Waiting), Assert.Single(panel.Statistics.Sinks));
        panel.Step(Bench.Noon);
        Assert.Equal(SinkState.Up, panel.Statistics.Sinks[0].State);
        sink.Fails = new IOException("The display is gone.");
        panel.Step(Bench.Noon.AddMilliseconds(100));
        Assert.Equal(SinkState.Failing, panel.Statistics.Sinks[0].State);
        var frame = 2;
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                panel.Step(Bench.Noon.AddMilliseconds(100 * frame++));
                return panel.Statistics.Sinks[0].State == SinkState.Up;
            },
            Patience.Span));
    }

    [Fact]
    public async Task A_running_panel_names_its_sinks_in_their_order_and_says_which_hangs()
    {
        using var gate = new ManualResetEventSlim();
        var memory = new MemorySink(PanelProfiles.Reference.Size);
        using var png = new PngSink(_folder["missing/panel.png"], PanelProfiles.Reference.Size, Bench.Options().Faults);
        await using var panel = new PanelRuntime(Bench.Options(memory, new HangingSink(gate), png) with { Clock = TimeProvider.System });
        panel.Show([TestLayouts.Sweep], []);
        panel.Start();
        SinkStatistics[] expected =
            [new(nameof(MemorySink), SinkState.Up), new(nameof(HangingSink), SinkState.Hanging), new(nameof(PngSink), SinkState.Failing)];
        Assert.True(SpinWait.SpinUntil(() => panel.Statistics.Sinks.SequenceEqual(expected), Patience.Span), string.Join(", ", panel.Statistics.Sinks));
        gate.Set();
        Assert.True(SpinWait.SpinUntil(() => panel.Statistics.Sinks[1].State == SinkState.Up, Patience.Span));
    }

    [Fact]
    public void A_video_that_reached_its_limit_has_ended()
    {
        var size = PanelProfiles.Reference.Size;
        var options = new Y4mOptions { Hertz = 10, MaxDuration = TimeSpan.FromSeconds(1), HasThread = false };
        using var video = new Y4mRecorder(_folder["panel.y4m"], size, options, Bench.Options().Faults);
        using var panel = new PanelStepper(Bench.Options(video));
        panel.Show([TestLayouts.Sweep], []);
        panel.Step(Bench.Noon);
        panel.Step(Bench.Noon.AddSeconds(5));
        Assert.Equal(SinkState.Ended, panel.Statistics.Sinks[0].State);
    }

    public void Dispose() => _folder.Dispose();

    private sealed class HangingSink(ManualResetEventSlim gate) : IFrameSink
    {
        public void Present(in PanelFrame frame) => gate.Wait(Patience.Span);
    }
}
