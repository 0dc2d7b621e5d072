using RearCloud.Core.Panels;
using RearCloud.Rendering.Composition.Damage;

namespace RearCloud.Rendering.Composition.Planning;

/// <summary>Follows what moves: where each hand stood in the last frame and where it stands now.</summary>
internal sealed class Movers
{
    private Piece[] _pieces = [];
    private Stand[] _stands = [];

    /// <summary>Begins with a new plan; damages where the old hands stood and where the new ones stand, unless nothing changed.</summary>
    public void Follow(ScenePlan plan, DateTimeOffset time, DamageList damage)
    {
        var before = _pieces;
        var stoodBefore = _stands;
        _pieces = [.. plan.Over.Where(piece => piece.Hand is not null)];
        _stands = Array.ConvertAll(_pieces, piece => StandOf(piece, time));
        for (var i = 0; i < Math.Max(before.Length, _pieces.Length); i++)
        {
            if (i < before.Length && i < _pieces.Length && IsUnchanged(before[i], stoodBefore[i], _pieces[i], _stands[i])) continue;
            if (i < before.Length) damage.Add(stoodBefore[i].Bounds);
            if (i < _pieces.Length) damage.Add(_stands[i].Bounds);
        }
    }

    /// <summary>Moves all hands to a moment and damages what that changes.</summary>
    public void Advance(DateTimeOffset time, DamageList damage)
    {
        for (var i = 0; i < _pieces.Length; i++)
        {
            var stand = StandOf(_pieces[i], time);
            if (stand.Angle == _stands[i].Angle) continue;
            damage.Add(_stands[i].Bounds);
            damage.Add(stand.Bounds);
            _stands[i] = stand;
        }
    }

    /// <summary>Where a piece draws in this frame.</summary>
    public PixelRect BoundsOf(in Piece piece)
    {
        if (piece.Hand is null) return piece.Bounds;
        for (var i = 0; i < _pieces.Length; i++)
        {
            if (ReferenceEquals(_pieces[i].Hand, piece.Hand) && ReferenceEquals(_pieces[i].Layer, piece.Layer)) return _stands[i].Bounds;
        }

        return piece.Bounds;
    }

    private static bool IsUnchanged(in Piece before, in Stand stood, in Piece now, in Stand stands) =>
        stood == stands && before.IsSamePlace(now) && before.Hand! with { Angle = now.Hand!.Angle } == now.Hand;

    private static Stand StandOf(Piece piece, DateTimeOffset time)
    {
        var angle = piece.Hand!.Angle.At(time);
        return new Stand(angle, OpBounds.Of(piece.Hand, angle, piece.Layer.Bounds));
    }

    private readonly record struct Stand(double Angle, PixelRect Bounds);
}
