using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;

namespace RearCloud.Cli.Sinks;

/// <summary>The sinks of one run, but for the live view. Disposed after the panel, it ends recordings at that moment.</summary>
internal sealed class OpenSinks : IDisposable
{
    private readonly TimeProvider _clock;

    public OpenSinks(IEnumerable<SinkPlan> plans, PanelProfile panel, FaultLog faults, TimeProvider clock)
    {
        _clock = clock;
        All = [.. plans.Where(p => p.Kind != SinkKind.Live).Select(p => Open(p, panel, faults))];
    }

    public IReadOnlyList<IFrameSink> All { get; }

    public void Dispose()
    {
        var now = _clock.GetUtcNow();
        foreach (var recorder in All.OfType<FrameRecorder>()) recorder.Complete(now);
        foreach (var sink in All.OfType<IDisposable>()) sink.Dispose();
    }

    private static IFrameSink Open(SinkPlan plan, PanelProfile panel, FaultLog faults)
    {
        var recording = new RecorderOptions { Hertz = panel.MaxRefreshHertz };
        return plan.Kind switch
        {
            SinkKind.Png => new PngSink(plan.Path, panel.Size, faults),
            SinkKind.Y4m => new Y4mRecorder(plan.Path, panel.Size, recording, faults),
            SinkKind.Apng => new ApngRecorder(plan.Path, panel.Size, recording, faults),
            SinkKind.Framebuffer => new FramebufferSink(plan.Path, panel.Size, plan.Layout, faults),
            SinkKind.SharedMemory => new SharedMemorySink(plan.Path, panel.Size, faults),
            _ => new MemorySink(panel.Size),
        };
    }
}
