using RearCloud.Core.Panels;
using RearCloud.Rendering.Memory;
using RearCloud.Rendering.Painting;
using RearCloud.Scene;

namespace RearCloud.Rendering.Composition.Planning;

/// <summary>
/// The rearmost layers, flattened: as many as did not change lately, so that a changed widget is redrawn over a copy instead of over the
/// wallpaper and all that lies below it.
/// </summary>
internal sealed class Backdrop(PanelPainter painter, PixelSize size) : IDisposable
{
    private const int Remembered = 4;

    private readonly int[] _firstChanges = new int[Remembered];
    private int _next;

    public PixelBuffer Pixels { get; } = new(size);

    /// <summary>Layers from the back that are in it.</summary>
    public int Layers { get; private set; }

    /// <summary>Begins with the bare ground and no memory.</summary>
    public void Reset(Snapshot snapshot)
    {
        Array.Fill(_firstChanges, int.MaxValue);
        Layers = 0;
        painter.PaintGround(Pixels.Canvas, snapshot);
    }

    /// <summary>Follows a change: gives up layers that changed, takes in layers that have been quiet.</summary>
    /// <param name="plan">What is shown from now on.</param>
    /// <param name="firstChange">Index of the first layer that is not as it was.</param>
    public void Follow(ScenePlan plan, int firstChange)
    {
        if (firstChange < plan.Snapshot.Layers.Length)
        {
            _firstChanges[_next] = firstChange;
            _next = (_next + 1) % Remembered;
        }

        var quiet = plan.StillPrefix;
        foreach (var change in _firstChanges) quiet = Math.Min(quiet, change);
        if (firstChange < Layers || quiet < Layers)
        {
            Layers = 0;
            painter.PaintGround(Pixels.Canvas, plan.Snapshot);
        }

        for (; Layers < quiet; Layers++) painter.PaintLayer(Pixels.Canvas, plan.Snapshot.Layers[Layers], default);
    }

    public void Dispose() => Pixels.Dispose();
}
