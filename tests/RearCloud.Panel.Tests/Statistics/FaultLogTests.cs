using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Tests.Statistics;

public sealed class FaultLogTests
{
    private readonly FaultLog _log = new(TimeProvider.System);

    [Fact]
    public void The_same_fault_is_counted_and_not_listed_again()
    {
        _log.Report("scene", "one");
        _log.Report("scene", "two");
        _log.Report("scene", "one");

        Assert.Equal([("two", 1), ("one", 2)], _log.Recent.Select(f => (f.Message, f.Count)));
        Assert.Equal(3, _log.Total);
    }

    [Fact]
    public void Who_listens_hears_of_each_fault_once()
    {
        var heard = new List<string>();
        var log = new FaultLog(TimeProvider.System, fault => heard.Add(fault.Message));
        log.Report("scene", "one");
        log.Report("scene", "one");
        log.Report("frame", "two");
        Assert.Equal(["one", "two"], heard);
    }

    [Fact]
    public void The_oldest_makes_room()
    {
        for (var i = 0; i < FaultLog.Capacity + 5; i++) _log.Report("scene", $"{i}");
        Assert.Equal(FaultLog.Capacity, _log.Recent.Count);
        Assert.Equal("5", _log.Recent[0].Message);
    }
}
