using System.Collections.Concurrent;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Sinks;

namespace RearCloud.Panel.Tests;

/// <summary>Keeps every frame that was presented.</summary>
internal sealed class RecordingSink : IDirectSink
{
    private readonly BlockingCollection<MemoryFrame> _frames = [];

    public void Present(in PanelFrame frame) => _frames.Add(new MemoryFrame(frame.Number, frame.Time, frame.Size, frame.Pixels.ToArray()));

    public int Waiting => _frames.Count;

    public MemoryFrame Take()
    {
        Assert.True(_frames.TryTake(out var frame, Patience.Span), "No frame came.");
        return frame;
    }
}
