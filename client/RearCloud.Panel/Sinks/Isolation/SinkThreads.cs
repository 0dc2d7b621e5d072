using RearCloud.Core.Panels;
using RearCloud.Panel.Pacing;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Sinks.Isolation;

/// <summary>The sinks of a running panel as its frame thread may call them: those that may wait stand behind a thread each.</summary>
internal sealed class SinkThreads
{
    private readonly List<SinkThread> _threads = [];

    public SinkThreads(IReadOnlyList<IFrameSink> sinks, PixelSize size, TimeProvider clock, FaultLog faults) =>
        Sinks = [.. sinks.Select(sink => sink is IDirectSink ? sink : Isolate(sink, size, clock, faults))];

    public IReadOnlyList<IFrameSink> Sinks { get; }

    /// <summary>Lets every sink take the newest frame and ends the threads. All together may take <paramref name="limit"/>; who hangs is left behind.</summary>
    public void End(TimeSpan limit)
    {
        foreach (var thread in _threads) thread.Stop();
        var until = MonotonicClock.Now + (long)limit.TotalNanoseconds;
        foreach (var thread in _threads) thread.End(TimeSpan.FromMicroseconds(Math.Max(0, until - MonotonicClock.Now) / 1000));
    }

    private SinkThread Isolate(IFrameSink sink, PixelSize size, TimeProvider clock, FaultLog faults)
    {
        var thread = new SinkThread(sink, size, clock, faults);
        _threads.Add(thread);
        return thread;
    }
}
