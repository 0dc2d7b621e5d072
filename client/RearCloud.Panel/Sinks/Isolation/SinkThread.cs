using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Sinks.Isolation;

/// <summary>
/// Stands before a sink that may wait: the frame thread only copies, and the sink gets the newest copy on a thread of its own, with the damage of
/// all that it missed. A sink that hangs or throws harms nobody else and gets a whole frame when it is back.
/// </summary>
internal sealed class SinkThread : IDirectSink, IDisposable
{
    /// <summary>A call that takes longer is a fault.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(1);

    private readonly IFrameSink _sink;
    private readonly string _name;
    private readonly FaultLog _faults;
    private readonly ITimer _watch;
    private readonly FrameHandOver _handOver;
    private long _shown;
    private bool _needsWhole = true;
    private int _hangs;

    public SinkThread(IFrameSink sink, PixelSize size, TimeProvider clock, FaultLog faults)
    {
        _sink = sink;
        _name = sink.GetType().Name;
        _faults = faults;
        _watch = clock.CreateTimer(_ => ReportHanging(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _handOver = new FrameHandOver(_name, size, TimeSpan.Zero, Show, faults) { Wanted = true };
    }

    public void Present(in PanelFrame frame) => _handOver.Put(frame);

    /// <summary>Asks the thread to end after the newest frame; waits for nothing.</summary>
    public void Stop() => _handOver.Stop();

    /// <summary>Ends the thread; a sink that hangs longer is left behind.</summary>
    public void End(TimeSpan limit)
    {
        _handOver.End(limit);
        _watch.Dispose();
    }

    public void Dispose() => End(LongestCall);

    private void Show(HeldFrame held)
    {
        // The bell may wake without a frame.
        if (held.Number == _shown && !_needsWhole) return;
        var damage = _needsWhole ? PixelRect.Of(held.Size) : held.Damage;

        // Until the sink has returned nobody knows what it took.
        _needsWhole = true;
        _watch.Change(LongestCall, Timeout.InfiniteTimeSpan);
        try
        {
            _sink.Present(held.Show(damage));
            _shown = held.Number;
        }
        finally
        {
            _watch.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        _needsWhole = Interlocked.Exchange(ref _hangs, 0) != 0;
    }

    private void ReportHanging()
    {
        Volatile.Write(ref _hangs, 1);
        _faults.Report(_name, $"The sink has not returned for {LongestCall.TotalSeconds:0} s. It gets nothing until it does, and then a whole frame.");
    }
}
