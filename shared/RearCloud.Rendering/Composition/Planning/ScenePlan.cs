using RearCloud.Core.Panels;
using RearCloud.Rendering.Composition.Damage;
using RearCloud.Scene;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Composition.Planning;

/// <summary>
/// Divides a snapshot into what can be flattened and what is drawn each frame: everything that moves, and what lies over its reach. Drawing
/// <see cref="Still"/> first and <see cref="Over"/> after it gives the snapshot's picture.
/// </summary>
internal sealed class ScenePlan
{
    private readonly List<Piece> _still = [];
    private readonly List<Piece> _over = [];

    // Where something is drawn each frame: a later instruction that touches it must be drawn after it.
    private readonly List<PixelRect> _taken = [];

    public ScenePlan(Snapshot snapshot)
    {
        Snapshot = snapshot;
        for (var i = 0; i < snapshot.Layers.Length; i++) AddLayer(snapshot.Layers[i], i);
        Still = [.. _still];
        Over = [.. _over];
        StillPrefix = Over.Length == 0 ? snapshot.Layers.Length : Over[0].LayerIndex;
    }

    public Snapshot Snapshot { get; }

    public Piece[] Still { get; }

    public Piece[] Over { get; }

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

    private void AddLayer(DrawLayer layer, int index)
    {
        if (!layer.IsMoving && !IsTaken(layer.Bounds))
        {
            _still.Add(new Piece(layer, index, 0, layer.Ops.Length, layer.Bounds, null));
            return;
        }

        for (var i = 0; i < layer.Ops.Length; i++)
        {
            var op = layer.Ops[i];
            var bounds = OpBounds.Of(op, layer.Bounds);
            var piece = new Piece(layer, index, i, i + 1, bounds, op.IsMoving ? (DrawOp.Hand)op : null);
            if (piece.Hand is null && !IsTaken(bounds))
            {
                Append(_still, piece);
                continue;
            }

            _taken.Add(bounds);
            Append(_over, piece);
        }
    }

    private static void Append(List<Piece> pieces, in Piece next)
    {
        if (pieces.Count > 0 && next.Hand is null && pieces[^1] is { Hand: null } last && last.LayerIndex == next.LayerIndex && last.To == next.From)
        {
            pieces[^1] = last with { To = next.To, Bounds = last.Bounds.Union(next.Bounds) };
            return;
        }

        pieces.Add(next);
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
