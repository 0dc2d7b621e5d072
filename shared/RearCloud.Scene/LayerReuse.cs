using System.Collections.Immutable;
using RearCloud.Scene.Drawing;

namespace RearCloud.Scene;

/// <summary>Takes layers that look the same from the snapshot before, so that behind it "unchanged" is a comparison of references.</summary>
internal static class LayerReuse
{
    public static ImmutableArray<DrawLayer> From(Snapshot? previous, ImmutableArray<DrawLayer>.Builder layers)
    {
        if (previous is null) return layers.ToImmutable();
        var before = previous.Layers.ToDictionary(layer => layer.Id, StringComparer.Ordinal);
        for (var i = 0; i < layers.Count; i++)
        {
            if (before.TryGetValue(layers[i].Id, out var old) && old.Equals(layers[i])) layers[i] = old;
        }

        return layers.SequenceEqual(previous.Layers, ReferenceEqualityComparer.Instance) ? previous.Layers : layers.ToImmutable();
    }
}
