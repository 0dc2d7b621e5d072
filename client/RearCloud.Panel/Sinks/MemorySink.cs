using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;

namespace RearCloud.Panel.Sinks;

/// <summary>Keeps the newest frame in memory, for programs that look at it when they like.</summary>
public sealed class MemorySink : IDirectSink
{
    private readonly FrameExchange _frames;
    private readonly Lock _readers = new();

    /// <param name="size">Of the panel.</param>
    public MemorySink(PixelSize size) => _frames = new FrameExchange(size);

    public void Present(in PanelFrame frame) => _frames.Put(frame);

    /// <summary>A copy of the newest frame, or null before the first.</summary>
    public MemoryFrame? Read()
    {
        lock (_readers)
        {
            _frames.TryTake();
            var held = _frames.Held;
            return held.Number == 0 ? null : new MemoryFrame(held.Number, held.Time, held.Size, held.Pixels.ToArray());
        }
    }
}
