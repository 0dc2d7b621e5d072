using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks;

namespace RearCloud.Panel.Tests.Sinks;

public sealed class FrameExchangeTests
{
    private static readonly PixelSize Small = new(32, 16);

    [Fact]
    public void Reader_sees_every_change_though_only_damage_is_copied()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var frames = new Frames(Small);
        var exchange = new FrameExchange(Small);
        frames.Put(exchange, PixelRect.Of(Small));
        for (var i = 0; i < 2_000; i++)
        {
            var x = random.Next(Small.Width);
            var y = random.Next(Small.Height);
            var number = frames.Put(exchange, new PixelRect(x, y, random.Next(1, Small.Width - x + 1), random.Next(1, Small.Height - y + 1)));
            if (random.Next(3) != 0) continue;

            Assert.True(exchange.TryTake());
            Assert.False(exchange.TryTake());
            Assert.Equal(number, exchange.Held.Number);
            Assert.True(frames.Shown().AsSpan().SequenceEqual(exchange.Held.Pixels), $"seed {seed}, step {i}");
        }
    }

    [Fact]
    public void Before_the_first_frame_there_is_none()
    {
        var exchange = new FrameExchange(Small);
        Assert.False(exchange.TryTake());
        Assert.Equal(0, exchange.Held.Number);
    }

    [Fact]
    public async Task Under_load_no_frame_is_torn_and_numbers_only_rise()
    {
        const int Count = 20_000;
        var frames = new Frames(Small);
        var exchange = new FrameExchange(Small);
        var wrong = new ConcurrentQueue<string>();
        var reader = Task.Run(
            () =>
            {
                long last = 0;
                while (last < Count)
                {
                    if (!exchange.TryTake()) continue;
                    var held = exchange.Held;
                    if (held.Number <= last) wrong.Enqueue($"{held.Number} came after {last}");
                    last = held.Number;
                    if (MemoryMarshal.Cast<byte, int>(held.Pixels).ContainsAnyExcept((int)last)) wrong.Enqueue($"{last} is torn");
                }
            },
            TestContext.Current.CancellationToken);
        for (var i = 0; i < Count; i++) frames.Put(exchange, PixelRect.Of(Small));

        await reader.WaitAsync(Patience.Span, TestContext.Current.CancellationToken);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Putting_allocates_nothing()
    {
        var frames = new Frames(Small);
        var exchange = new FrameExchange(Small);
        frames.Put(exchange, PixelRect.Of(Small));

        Assert.Equal(0, QuietWindow.AllocatedBy(() =>
        {
            for (var i = 0; i < 100; i++) frames.Put(exchange, PixelRect.Of(Small));
        }));
    }
}
