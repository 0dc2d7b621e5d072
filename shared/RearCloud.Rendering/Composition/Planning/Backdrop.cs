using RearCloud.Core.Panels;
using RearCloud.Rendering.Memory;
using RearCloud.Rendering.Painting;
using SkiaSharp;

namespace RearCloud.Rendering.Composition.Planning;

/// <summary>
/// The rearmost layers, flattened: as many as did not change lately, so that a changed widget is redrawn over a copy instead of over the
/// wallpaper and all that lies below it.
/// </summary>
internal sealed class Backdrop(PanelPainter painter, PixelRect area, SKAlphaType alpha) : IDisposable
{
    private const int Remembered = 4;

    private readonly int[] _firstChanges = new int[Remembered];
    private int _next;

    public PixelBuffer Pixels { get; } = new(area, alpha);

    /// <summary>Layers from the back that are in it.</summary>
    public int Layers { get; private set; }

    /// <summary>Begins with the bare ground and no memory.</summary>
    public void Reset()
    {
        Array.Fill(_firstChanges, int.MaxValue);
        Empty();
    }

    /// <summary>Follows a change: gives up layers that changed, takes in layers that have been quiet.</summary>
    /// <param name="plan">What is shown from now on.</param>
    /// <param name="firstChange">Index of the first layer that is not as it was.</param>
    public void Follow(ScenePlan plan, int firstChange)
    {
        if (firstChange < plan.Layers.Length)
        {
            _firstChanges[_next] = firstChange;
            _next = (_next + 1) % Remembered;
        }

        var quiet = plan.StillPrefix;
        foreach (var change in _firstChanges) quiet = Math.Min(quiet, change);
        if (firstChange < Layers || quiet < Layers) Empty();
        for (; Layers < quiet; Layers++) painter.PaintLayer(PaintTarget.Of(Pixels), plan.Layers[Layers], default);
    }

    public void Dispose() => Pixels.Dispose();

    private void Empty()
    {
        Layers = 0;
        Pixels.Clear(Pixels.Area);
    }
}
