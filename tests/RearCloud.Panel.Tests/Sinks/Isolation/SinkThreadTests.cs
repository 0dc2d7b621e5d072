using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks.Isolation;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Tests.Sinks.Isolation;

public sealed class SinkThreadTests : IDisposable
{
    private static readonly PixelSize Small = new(32, 16);
    private static readonly PixelRect Whole = PixelRect.Of(Small);

    private readonly Frames _frames = new(Small);
    private readonly FaultLog _faults = new(TimeProvider.System);
    private readonly GatedSink _sink = new(Small);
    private readonly SinkThread _thread;

    public SinkThreadTests() => _thread = new SinkThread(_sink, Small, TimeProvider.System, _faults);

    [Fact]
    public void After_a_wait_the_sink_gets_the_newest_frame_with_the_damage_of_all_that_it_missed()
    {
        _frames.Present(_thread, Whole);
        _sink.Take();
        _sink.AwaitCall();
        _sink.Close();
        _frames.Present(_thread, new PixelRect(0, 0, 1, 1));
        _sink.AwaitCall();
        _frames.Present(_thread, new PixelRect(2, 3, 4, 5));
        _frames.Present(_thread, new PixelRect(10, 1, 2, 2));
        _sink.Open();

        Assert.Equal((2, new PixelRect(0, 0, 1, 1)), _sink.Take());
        Assert.Equal((4, new PixelRect(2, 1, 10, 7)), _sink.Take());
        Assert.Equal(_frames.Shown(), _sink.Picture);
        Assert.Empty(_faults.Recent);
    }

    [Fact]
    public void A_sink_that_does_not_return_is_reported_once_and_then_gets_a_whole_frame()
    {
        _sink.Close();
        _frames.Present(_thread, Whole);
        _sink.AwaitCall();
        Await(() => _faults.Total > 0);
        for (var i = 0; i < 500; i++) _frames.Present(_thread, new PixelRect(i % Small.Width, 0, 1, 1));
        Assert.Equal(1, _sink.Calls);
        _sink.Open();

        Assert.Equal((1, Whole), _sink.Take());
        Assert.Equal((501, Whole), _sink.Take());
        Assert.Equal(_frames.Shown(), _sink.Picture);
        var fault = Assert.Single(_faults.Recent);
        Assert.Equal((nameof(GatedSink), 1), (fault.Place, fault.Count));
        Assert.Contains("not returned", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sink_that_throws_gets_nothing_for_a_while_and_then_a_whole_frame_though_none_is_new()
    {
        _frames.Present(_thread, Whole);
        _sink.Take();
        _sink.Failure = new IOException("The sink is gone.");
        _frames.Present(_thread, new PixelRect(1, 1, 1, 1));
        Await(() => _faults.Total > 0);
        _sink.Failure = null;

        Assert.Equal((2, Whole), _sink.Take());
        Assert.Equal(_frames.Shown(), _sink.Picture);
        var fault = Assert.Single(_faults.Recent);
        Assert.Equal((nameof(GatedSink), "IOException: The sink is gone."), (fault.Place, fault.Message));
    }

    [Fact]
    public void A_sink_at_a_random_pace_keeps_the_panels_picture_by_damage_alone()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        _frames.Present(_thread, Whole);
        for (var i = 0; i < 5_000; i++)
        {
            if (random.Next(50) == 0) _sink.Close();
            if (random.Next(20) == 0) _sink.Open();
            var x = random.Next(Small.Width);
            var y = random.Next(Small.Height);
            _frames.Present(_thread, new PixelRect(x, y, random.Next(1, Small.Width - x + 1), random.Next(1, Small.Height - y + 1)));
        }

        _sink.Open();
        while (_sink.Take().Number < 5_001)
        {
        }

        Assert.True(_frames.Shown().AsSpan().SequenceEqual(_sink.Picture), $"seed {seed}");
    }

    [Fact]
    public void The_end_gives_the_sink_the_newest_frame()
    {
        _sink.Close();
        _frames.Present(_thread, Whole);
        _sink.AwaitCall();
        _frames.Present(_thread, Whole);
        _thread.Stop();
        _sink.Open();
        _thread.End(Patience.Span);
        Assert.Equal(1, _sink.Take().Number);
        Assert.Equal(2, _sink.Take().Number);
    }

    [Fact]
    public void A_sink_that_hangs_is_left_behind_and_never_called_again()
    {
        _sink.Close();
        _frames.Present(_thread, Whole);
        _sink.AwaitCall();
        _frames.Present(_thread, Whole);
        _thread.End(TimeSpan.Zero);
        _sink.Open();
        Assert.Equal(1, _sink.Take().Number);
        Assert.Equal(1, _sink.Calls);
    }

    public void Dispose()
    {
        _sink.Open();
        _thread.End(Patience.Span);
        _sink.Dispose();
    }

    private static void Await(Func<bool> fact) => Assert.True(SpinWait.SpinUntil(fact, Patience.Span));
}
