using RearCloud.Core.Edits;

namespace RearCloud.Core.Tests.Edits;

public sealed class EditTraceLogTests
{
    [Fact]
    public void Stations_come_in_the_order_of_the_way_and_the_first_time_counts()
    {
        var log = new EditTraceLog();
        var trace = new TraceId("t1");
        log.Mark(trace, EditStation.Presented, Make.Noon.AddSeconds(2));
        log.Mark(trace, EditStation.Arrived, Make.Noon.AddSeconds(1));
        log.Mark(trace, EditStation.Arrived, Make.Noon.AddSeconds(9));

        Assert.True(log.TryGet(trace, out var found));
        Assert.Equal([new EditTracePoint(EditStation.Arrived, Make.Noon.AddSeconds(1)), new EditTracePoint(EditStation.Presented, Make.Noon.AddSeconds(2))], found.Points);
    }

    [Fact]
    public void The_oldest_trace_makes_room()
    {
        var log = new EditTraceLog();
        for (var i = 0; i <= EditTraceLog.Capacity; i++) log.Mark(new TraceId($"t{i}"), EditStation.Made, Make.Noon);
        Assert.False(log.TryGet(new TraceId("t0"), out _));
        Assert.True(log.TryGet(new TraceId("t1"), out _));
    }
}
