using RearCloud.Core.Panels;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Composition.Planning;

/// <summary>One instruction of a layer, as the compositor handles it.</summary>
/// <param name="Layer">The layer, which clips.</param>
/// <param name="LayerIndex">Its place among the layers.</param>
/// <param name="OpIndex">Its place in the layer.</param>
/// <param name="Bounds">No pixel outside is touched, at any time.</param>
/// <param name="Reach">The pixels that have a say in what it shows beside its own; empty for all but frost.</param>
/// <param name="Mover">Its number among what may look different in each frame; -1 if it does not.</param>
internal readonly record struct Piece(DrawLayer Layer, int LayerIndex, int OpIndex, PixelRect Bounds, PixelRect Reach, int Mover)
{
    public DrawOp Op => Layer.Ops[OpIndex];

    public bool IsFrost => !Reach.IsEmpty;

    /// <summary>True if the other stands for the same place in the same layer.</summary>
    public bool IsSamePlace(in Piece other) => OpIndex == other.OpIndex && (Mover < 0) == (other.Mover < 0) && Layer.Id == other.Layer.Id;
}
