using System.Collections.Immutable;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Painting.Frosting;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Composition.Planning;

/// <summary>
/// Divides layers into what can be flattened and what is drawn each frame: everything that moves, and what lies over its reach. Drawing
/// <see cref="Still"/> first and <see cref="Over"/> after it gives the picture of the layers.
/// </summary>
internal sealed class ScenePlan
{
    private readonly List<Piece> _still = [];
    private readonly List<Piece> _over = [];

    // Where something is drawn each frame: a later instruction that touches it must be drawn after it.
    private readonly List<PixelRect> _taken = [];

    public ScenePlan(ImmutableArray<DrawLayer> layers, LayerBounds bounds)
    {
        Layers = layers;
        for (var i = 0; i < layers.Length; i++) AddLayer(layers[i], i, bounds.Of(layers[i]));
        Still = [.. _still];
        Over = [.. _over];
        StillPrefix = Over.Length == 0 ? layers.Length : Over[0].LayerIndex;
    }

    public ImmutableArray<DrawLayer> Layers { get; }

    public Piece[] Still { get; }

    public Piece[] Over { get; }

    /// <summary>How many pieces of <see cref="Over"/> may look different in each frame.</summary>
    public int MoverCount { get; private set; }

    /// <summary>Layers from the back of which every instruction is still and nothing below moves.</summary>
    public int StillPrefix { get; }

    public bool Moves => Over.Length > 0;

    public bool HasSameOver(ScenePlan other)
    {
        if (Over.Length != other.Over.Length) return false;
        for (var i = 0; i < Over.Length; i++)
        {
            if (!Over[i].IsSamePlace(other.Over[i])) return false;
        }

        return true;
    }

    private void AddLayer(DrawLayer layer, int index, ReadOnlySpan<PixelRect> bounds)
    {
        var isQuiet = !layer.IsMoving && !layer.Ops.Any(op => op is DrawOp.Frost) && !IsTaken(layer.Bounds);
        for (var i = 0; i < layer.Ops.Length; i++)
        {
            var op = layer.Ops[i];
            var reach = op is DrawOp.Frost && !bounds[i].IsEmpty ? FrostGlass.ReachOf(bounds[i]) : default;
            // Frost has its say further than it is seen: what moves there changes it, and what lies over it there must not be there when it looks.
            var place = reach.IsEmpty ? bounds[i] : reach;
            if (isQuiet || (!op.IsMoving && !IsTaken(place)))
            {
                _still.Add(new Piece(layer, index, i, bounds[i], reach, -1));
                continue;
            }

            if (_taken.Count == 0 || !_taken[^1].Contains(place)) _taken.Add(place);
            var mover = op.IsMoving || op is DrawOp.Sheet ? MoverCount++ : -1;
            _over.Add(new Piece(layer, index, i, bounds[i], reach, mover));
        }
    }

    private bool IsTaken(in PixelRect bounds)
    {
        foreach (var taken in _taken)
        {
            if (taken.Intersects(bounds)) return true;
        }

        return false;
    }
}
