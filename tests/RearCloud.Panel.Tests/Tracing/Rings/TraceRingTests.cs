using RearCloud.Panel.Tracing.Rings;

namespace RearCloud.Panel.Tests.Tracing.Rings;

public sealed class TraceRingTests
{
    [Fact]
    public void The_newest_events_are_kept_in_their_order()
    {
        var ring = new TraceRing(4);
        Assert.Empty(ring.Read());
        for (var i = 1; i <= 10; i++) ring.Write(EventOf(i));
        Assert.Equal([7, 8, 9, 10], ring.Read().Select(e => e.Frame));
        Assert.Equal(10, ring.Written);
    }

    [Fact]
    public void Who_reads_while_it_is_written_sees_only_whole_events_in_order()
    {
        var ring = new TraceRing(16);
        var ends = false;
        var writer = new Thread(() =>
        {
            for (var i = 1; !Volatile.Read(ref ends); i++) ring.Write(EventOf(i));
        });
        writer.Start();
        Assert.True(SpinWait.SpinUntil(() => ring.Written > 0, Patience.Span));
        for (var reads = 0; reads < 2_000; reads++)
        {
            var events = ring.Read();
            Assert.All(events, e => Assert.Equal((e.Frame, 2 * e.Frame, 3 * e.Frame), (e.Begin, e.End, e.Amount)));
            Assert.Equal(events.OrderBy(e => e.Frame), events);
        }

        Volatile.Write(ref ends, true);
        writer.Join();
    }

    [Fact]
    public void Writing_allocates_nothing()
    {
        var ring = new TraceRing(64);
        var allocated = QuietWindow.AllocatedBy(() =>
        {
            for (var i = 1; i <= 1_000; i++) ring.Write(EventOf(i));
        });
        Assert.Equal(0, allocated);
    }

    private static TraceEvent EventOf(long number) => new(TraceStage.Frame, number, 2 * number, number, 3 * number);
}
