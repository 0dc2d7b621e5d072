using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Statistics;
using RearCloud.Rendering.Pictures;

namespace RearCloud.Panel.Sinks;

/// <summary>Keeps a PNG file that shows the newest frame. Readers see the old picture or the new one, never a part.</summary>
public sealed class PngSink : IDirectSink, IStatefulSink, IDisposable
{
    /// <summary>A file is for looking at now and then; writing more often would only wear the disk.</summary>
    private static readonly TimeSpan LeastInterval = TimeSpan.FromMilliseconds(100);

    private readonly string _path;
    private readonly FrameHandOver _handOver;
    private long _written;

    /// <param name="path">The file; its folder exists.</param>
    /// <param name="size">Of the panel.</param>
    /// <param name="faults">Where failed writes are noted; they are tried again.</param>
    public PngSink(string path, PixelSize size, FaultLog faults)
    {
        _path = Path.GetFullPath(path);
        _handOver = new FrameHandOver("png sink", size, LeastInterval, Write, faults) { Wanted = true };
    }

    /// <summary>Number of the frame that the file shows, 0 before the first.</summary>
    public long Written => Volatile.Read(ref _written);

    SinkState IStatefulSink.State => _handOver.State;

    public void Present(in PanelFrame frame) => _handOver.Put(frame);

    public void Dispose() => _handOver.Dispose();

    private void Write(HeldFrame frame)
    {
        if (frame.Number == _written) return;
        WholeFile.Write(_path, PixelEncoder.Png(frame.Address, frame.RowBytes, frame.Size));
        Volatile.Write(ref _written, frame.Number);
    }
}
