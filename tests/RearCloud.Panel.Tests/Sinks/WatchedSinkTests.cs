using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Tests.Sinks;

public sealed class WatchedSinkTests
{
    private static readonly PixelSize Small = new(32, 16);
    private static readonly PixelRect Whole = PixelRect.Of(Small);

    private readonly FaultLog _faults = new(TimeProvider.System);

    [Fact]
    public void A_sink_that_blocks_holds_nobody_is_told_of_once_and_gets_the_newest_frame_with_all_that_it_missed()
    {
        using var sink = new GateSink();
        using var watched = new WatchedSink(sink, Small, _faults);
        var frames = new Frames(Small);
        frames.Present(watched, Whole);
        sink.AwaitCall();

        var tries = 0;
        long last = 0;
        for (var patience = Environment.TickCount64 + (long)Patience.Span.TotalMilliseconds; _faults.Total == 0; tries++)
        {
            Assert.True(Environment.TickCount64 < patience, "Nobody told of it.");
            last = frames.Present(watched, tries % 2 == 0 ? new PixelRect(1, 1, 4, 4) : new PixelRect(20, 8, 3, 3));
        }

        last = frames.Present(watched, new PixelRect(2, 2, 1, 1));
        sink.Open();
        sink.AwaitCall();

        Assert.Equal([(1, Whole), (last, new PixelRect(1, 1, 22, 10))], sink.Calls);
        Assert.Equal(frames.Shown(), sink.Pixels);
        Assert.Equal(nameof(GateSink), Assert.Single(_faults.Recent).Place);
    }

    [Fact]
    public void A_sink_that_throws_gets_a_whole_frame_again()
    {
        using var sink = new GateSink { Throws = true };
        sink.Open();
        using var watched = new WatchedSink(sink, Small, _faults);
        var frames = new Frames(Small);
        frames.Present(watched, Whole);
        sink.AwaitCall();
        sink.Throws = false;
        frames.Present(watched, new PixelRect(1, 1, 2, 2));
        sink.AwaitCall();
        Assert.All(sink.Calls, call => Assert.Equal(Whole, call.Damage));
        Assert.Contains("Broken", Assert.Single(_faults.Recent).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void At_its_end_a_sink_gets_the_frame_that_came_while_it_was_busy()
    {
        using var sink = new GateSink();
        var watched = new WatchedSink(sink, Small, _faults);
        var frames = new Frames(Small);
        frames.Present(watched, Whole);
        sink.AwaitCall();
        frames.Present(watched, Whole);
        var ending = new Thread(watched.Dispose);
        ending.Start();
        Assert.True(SpinWait.SpinUntil(() => ending.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Patience.Span));
        sink.Open();
        Assert.True(ending.Join(Patience.Span));
        Assert.Equal([1, 2], sink.Calls.Select(call => call.Number));
    }

    [Fact]
    public async Task A_panel_goes_on_and_ends_while_a_sink_never_comes_back()
    {
        using var sink = new GateSink();
        var other = new RecordingSink();
        using var vsync = new HandVsync();
        await using (var panel = new PanelRuntime(Bench.Options(sink, other) with { Vsync = vsync }))
        {
            panel.Show([TestLayouts.Sweep], []);
            panel.Start();
            for (var i = 0; i < 200; i++)
            {
                await vsync.BeatAsync(i, Bench.Noon + i * TimeSpan.FromSeconds(1) / 120);
                other.Take();
            }

            sink.AwaitCall();
            vsync.Dispose();
        }

        Assert.Single(sink.Calls);
    }

    [Fact]
    public void Copying_for_a_sink_allocates_nothing()
    {
        using var sink = new GateSink();
        using var watched = new WatchedSink(sink, Small, _faults);
        var frames = new Frames(Small);
        for (var i = 0; i < 10; i++) frames.Present(watched, Whole);
        Assert.Equal(0, QuietWindow.AllocatedBy(() =>
        {
            for (var i = 0; i < 100; i++) frames.Present(watched, new PixelRect(1, 1, 2, 2));
        }));
    }

    [Fact]
    public void Sinks_that_promise_and_hardware_are_called_directly()
    {
        var memory = new MemorySink(Small);
        Assert.Same(memory, WatchedSink.Of(memory, Small, _faults));
        using var wrapped = Assert.IsType<WatchedSink>(WatchedSink.Of(new GateSink(), Small, _faults));
    }

    /// <summary>Blocks until it is opened, and keeps what it was called with.</summary>
    private sealed class GateSink : IFrameSink, IDisposable
    {
        private readonly ManualResetEventSlim _gate = new();
        private readonly SemaphoreSlim _called = new(0);
        private readonly List<(long Number, PixelRect Damage)> _calls = [];

        public bool Throws { get; set; }

        public byte[] Pixels { get; private set; } = [];

        public IReadOnlyList<(long Number, PixelRect Damage)> Calls
        {
            get
            {
                lock (_calls) return [.. _calls];
            }
        }

        public void Open() => _gate.Set();

        public void AwaitCall() => Assert.True(_called.Wait(Patience.Span), "The sink was not called.");

        public void Present(in PanelFrame frame)
        {
            var throws = Throws;
            lock (_calls) _calls.Add((frame.Number, frame.Damage));
            Pixels = frame.Pixels.ToArray();
            _called.Release();
            if (!_gate.Wait(Patience.Span)) throw new TimeoutException();
            if (throws) throw new IOException("Broken.");
        }

        public void Dispose() => _gate.Set();
    }
}
