using RearCloud.Core.Panels;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Composition.Planning;

/// <summary>Consecutive instructions of a layer that are drawn together.</summary>
/// <param name="Layer">The layer, which clips.</param>
/// <param name="LayerIndex">Its place in the snapshot.</param>
/// <param name="From">First instruction.</param>
/// <param name="To">Behind the last instruction.</param>
/// <param name="Bounds">No pixel outside is touched, at any time.</param>
/// <param name="Hand">The one instruction of this piece if it moves.</param>
internal readonly record struct Piece(DrawLayer Layer, int LayerIndex, int From, int To, PixelRect Bounds, DrawOp.Hand? Hand)
{
    /// <summary>True if the other stands for the same place in the same layer.</summary>
    public bool IsSamePlace(in Piece other) =>
        Layer.Id == other.Layer.Id && From == other.From && To == other.To && (Hand is null) == (other.Hand is null);
}
