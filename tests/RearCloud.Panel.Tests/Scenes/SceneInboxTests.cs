using RearCloud.Core.Edits;
using RearCloud.Panel.Scenes;
using RearCloud.Scene;

namespace RearCloud.Panel.Tests.Scenes;

public sealed class SceneInboxTests
{
    private readonly SceneInbox _inbox = new(TimeZoneInfo.Utc);

    [Fact]
    public void Newest_documents_win_and_traces_add_up()
    {
        _inbox.Show([TestLayouts.Still], [new TraceId("a")]);
        _inbox.Show([TestLayouts.Digital], [new TraceId("b")]);

        var news = _inbox.Take()!;
        Assert.Same(TestLayouts.Digital, Assert.Single(news.Documents!));
        Assert.Equal(["a", "b"], news.Traces.Select(t => t.Value));
        Assert.Null(_inbox.Take());
    }

    [Fact]
    public void What_is_as_it_was_is_no_news()
    {
        _inbox.Feed(SignalNames.BatteryLevel, SignalValue.Of(40));
        _inbox.SetZone(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        Assert.NotNull(_inbox.Take());

        _inbox.Feed(SignalNames.BatteryLevel, SignalValue.Of(40));
        _inbox.SetZone(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        _inbox.Forget("never.fed");
        Assert.Null(_inbox.Take());
    }

    [Fact]
    public void A_tilt_is_news_once_it_has_left_the_tremble_of_its_sensor()
    {
        _inbox.Feed(SignalNames.TiltX, SignalValue.Of(4));
        Assert.NotNull(_inbox.Take());

        _inbox.Feed(SignalNames.TiltX, SignalValue.Of(4.5));
        _inbox.Feed(SignalNames.TiltX, SignalValue.Of(3.5));
        Assert.Null(_inbox.Take());

        _inbox.Feed(SignalNames.TiltX, SignalValue.Of(4.7));
        Assert.Equal(4.7, _inbox.Take()!.Signals.Find(SignalNames.TiltX)!.Value.Number);
    }

    [Fact]
    public void Every_news_rings()
    {
        var rings = 0;
        _inbox.OnNews(() => rings++);
        _inbox.Feed(SignalNames.BatteryLevel, SignalValue.Of(40));
        _inbox.Forget(SignalNames.BatteryLevel);
        _inbox.SetZone(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        _inbox.Show([], []);
        Assert.Equal(4, rings);
    }

    [Fact]
    public void Traces_are_bounded_and_the_oldest_go()
    {
        for (var i = 0; i < EditTraceLog.Capacity + 3; i++) _inbox.Show([], [new TraceId($"t{i}")]);
        var news = _inbox.Take()!;
        Assert.Equal(EditTraceLog.Capacity, news.Traces.Length);
        Assert.Equal("t3", news.Traces[0].Value);
    }

    [Fact]
    public void Signals_are_bounded()
    {
        for (var i = 0; i < SceneInbox.MaxSignals; i++) _inbox.Feed($"s{i}", SignalValue.Of(i));
        Assert.Throws<ArgumentException>(() => _inbox.Feed("more", SignalValue.Of(1)));
        _inbox.Feed("s0", SignalValue.Of(5));
    }
}
