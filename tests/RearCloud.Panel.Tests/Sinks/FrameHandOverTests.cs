using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Tests.Sinks;

public sealed class FrameHandOverTests
{
    private static readonly PixelSize Small = new(32, 16);

    [Fact]
    public async Task Work_that_blocks_does_not_hold_the_frame_thread_and_then_gets_the_newest_frame()
    {
        using var begun = new SemaphoreSlim(0);
        using var released = new ManualResetEventSlim();
        var numbers = new List<long>();
        using var handOver = new FrameHandOver(
            "slow",
            Small,
            TimeSpan.Zero,
            frame =>
            {
                numbers.Add(frame.Number);
                begun.Release();
                released.Wait(Patience.Span);
            },
            new FaultLog(TimeProvider.System)) { Wanted = true };
        var sink = new HandOverSink(handOver);
        var frames = new Frames(Small);

        frames.Present(sink, PixelRect.Of(Small));
        Assert.True(await begun.WaitAsync(Patience.Span, TestContext.Current.CancellationToken));
        for (var i = 0; i < 100; i++) frames.Present(sink, PixelRect.Of(Small));
        released.Set();
        Assert.True(await begun.WaitAsync(Patience.Span, TestContext.Current.CancellationToken));

        Assert.Equal([1, 101], numbers);
    }

    private sealed class HandOverSink(FrameHandOver handOver) : IFrameSink
    {
        public void Present(in PanelFrame frame) => handOver.Put(frame);
    }
}
