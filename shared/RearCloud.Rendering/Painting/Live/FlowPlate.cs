using RearCloud.Core.Panels;
using RearCloud.Rendering.Memory;
using RearCloud.Scene.Drawing.Live;

namespace RearCloud.Rendering.Painting.Live;

/// <summary>The picture of a flow field as it was looked at last; made anew only when its time has gone on.</summary>
internal sealed class FlowPlate(FlowField field, PixelSize size) : IDisposable
{
    private readonly FlowNodes _nodes = new(field, size);
    private readonly PixelBuffer _pixels = new(size);
    private double _phase = double.NaN;

    public long Bytes => _pixels.Bytes;

    /// <summary>Opaque pixels, valid until the next call.</summary>
    public PixelBuffer At(double phase)
    {
        if (phase == _phase) return _pixels;
        _nodes.Fill(phase);
        FlowRows.Draw(_pixels, _nodes);
        _phase = phase;
        return _pixels;
    }

    public void Dispose() => _pixels.Dispose();
}
