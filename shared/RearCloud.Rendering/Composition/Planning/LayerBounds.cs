using System.Collections.Immutable;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Composition.Damage;
using RearCloud.Rendering.Painting;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Composition.Planning;

/// <summary>The bounds of each instruction of the layers that are shown, found once for a layer.</summary>
internal sealed class LayerBounds(PanelPainter painter)
{
    private Dictionary<DrawLayer, PixelRect[]> _known = new(ReferenceEqualityComparer.Instance);
    private Dictionary<DrawLayer, PixelRect[]> _next = new(ReferenceEqualityComparer.Instance);

    public ReadOnlySpan<PixelRect> Of(DrawLayer layer)
    {
        if (_known.TryGetValue(layer, out var bounds)) return bounds;
        bounds = new PixelRect[layer.Ops.Length];
        for (var i = 0; i < bounds.Length; i++) bounds[i] = OpBounds.Of(layer.Ops[i], layer.Bounds, painter);
        _known.Add(layer, bounds);
        return bounds;
    }

    /// <summary>Forgets all layers but these.</summary>
    public void Keep(ImmutableArray<DrawLayer> layers)
    {
        foreach (var layer in layers)
        {
            if (_known.TryGetValue(layer, out var bounds)) _next.TryAdd(layer, bounds);
        }

        (_known, _next) = (_next, _known);
        _next.Clear();
    }
}
