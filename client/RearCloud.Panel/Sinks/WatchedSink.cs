using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Sinks;

/// <summary>
/// Stands before a sink that gives no promise: the frame thread copies, the sink works on a thread of its own. A frame that came while the sink was busy makes room for
/// the next one; its damage does not. A sink that threw gets a whole frame, at once with the next one or after a second.
/// </summary>
internal sealed class WatchedSink : IDirectSink, IStatefulSink, IDisposable
{
    private readonly IFrameSink _sink;
    private readonly FaultLog _faults;
    private readonly FrameHandOver _handOver;
    private bool _needsWhole = true;
    private long _delivered;
    private bool _isTold;

    public WatchedSink(IFrameSink sink, PixelSize size, FaultLog faults)
    {
        _sink = sink;
        _faults = faults;
        _handOver = new FrameHandOver(Name, size, TimeSpan.Zero, Deliver, faults) { Wanted = true, FinishesLast = true };
    }

    public string Name => _sink.GetType().Name;

    public SinkState State => _handOver.State;

    /// <summary>The sink as a running panel may call it. Hardware that shows the output is called directly: the output is not copied.</summary>
    public static IFrameSink Of(IFrameSink sink, PixelSize size, FaultLog faults) => sink is IDirectSink || sink.ShowsOutput ? sink : new WatchedSink(sink, size, faults);

    public void Present(in PanelFrame frame)
    {
        _handOver.Put(frame);
        var hangs = State == SinkState.Hanging;
        if (hangs && !_isTold) _faults.Report(Name, "It has not come back for a second. The panel goes on without it; it gets the newest frame when it is back.");
        _isTold = hangs;
    }

    /// <summary>Ends its thread once the sink has the newest frame; a sink that hangs is left behind after a second.</summary>
    public void Dispose() => _handOver.Dispose();

    private void Deliver(HeldFrame frame)
    {
        if (frame.Number == _delivered && !_needsWhole) return;
        var damage = _needsWhole ? PixelRect.Of(frame.Size) : frame.Damage;
        // Until it has returned it may have taken nothing of the frame.
        _needsWhole = true;
        _sink.Present(new PanelFrame(frame.Pixels, frame.RowBytes, frame.Size, damage, frame.Number, frame.Time));
        _needsWhole = false;
        _delivered = frame.Number;
    }
}
