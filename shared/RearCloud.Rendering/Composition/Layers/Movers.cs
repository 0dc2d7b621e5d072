using RearCloud.Core.Panels;
using RearCloud.Rendering.Composition.Damage;
using RearCloud.Rendering.Composition.Planning;
using RearCloud.Rendering.Painting;
using RearCloud.Rendering.Painting.Sheets;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Composition.Layers;

/// <summary>Follows what moves: how each of it stood in the last frame and how it stands now. Holds the pictures of the sheets.</summary>
internal sealed class Movers(PanelPainter painter) : IDisposable
{
    private Piece[] _pieces = [];
    private Stand[] _stands = [];
    private LayerCompositor?[] _sheets = [];

    /// <summary>Begins with a new plan; damages where what moved before stood and where what moves now stands, unless it looks the same.</summary>
    public void Follow(ScenePlan plan, DateTimeOffset time, DamageList damage)
    {
        var (before, stoodBefore, sheetsBefore) = (_pieces, _stands, _sheets);
        _pieces = [.. plan.Over.Where(piece => piece.Mover >= 0)];
        _stands = Array.ConvertAll(_pieces, piece => Stand.Of(piece, time, painter));
        _sheets = new LayerCompositor?[_pieces.Length];
        for (var i = 0; i < _pieces.Length; i++)
        {
            _sheets[i] = SheetOf(i, before, sheetsBefore);
            Compose(i, time);
        }

        foreach (var left in sheetsBefore) left?.Dispose();
        for (var i = 0; i < Math.Max(before.Length, _pieces.Length); i++)
        {
            if (i < before.Length && i < _pieces.Length && IsUnchanged(before[i], stoodBefore[i], i))
            {
                AddInner(i, damage);
                continue;
            }

            if (i < before.Length) damage.Add(stoodBefore[i].Bounds);
            if (i < _pieces.Length) damage.Add(_stands[i].Bounds);
        }
    }

    /// <summary>Moves everything to a moment and damages what that changes.</summary>
    public void Advance(DateTimeOffset time, DamageList damage)
    {
        for (var i = 0; i < _pieces.Length; i++)
        {
            var stand = Stand.Of(_pieces[i], time, painter);
            var stood = _stands[i];
            _stands[i] = stand;
            Compose(i, time);
            if (stand == stood)
            {
                AddInner(i, damage);
                continue;
            }

            damage.Add(stood.Bounds);
            damage.Add(stand.Bounds);
        }
    }

    /// <summary>Where a piece draws in this frame.</summary>
    public PixelRect BoundsOf(in Piece piece) => piece.Mover < 0 ? piece.Bounds : _stands[piece.Mover].Bounds;

    /// <summary>The pixels that a piece surely covers in this frame.</summary>
    public PixelRect CoverOf(in Piece piece) =>
        piece.Mover >= 0 && _stands[piece.Mover].Opacity == 256 && _sheets[piece.Mover] is { Picture.IsOpaque: true } ? _stands[piece.Mover].Bounds : default;

    /// <summary>Draws the picture of a sheet inside a rectangle; false if the piece is none.</summary>
    public bool TryDrawSheet(in Piece piece, Memory.PixelBuffer target, PixelRect clip)
    {
        if (piece.Mover < 0 || _sheets[piece.Mover] is not { } sheet) return false;
        var stand = _stands[piece.Mover];
        SheetBlend.Draw(target, clip.Intersect(piece.Layer.Bounds), sheet.Picture, new SheetPlace((int)stand.First, (int)stand.Second, stand.Opacity));
        return true;
    }

    public void Dispose()
    {
        foreach (var sheet in _sheets) sheet?.Dispose();
    }

    private LayerCompositor? SheetOf(int index, Piece[] before, LayerCompositor?[] sheetsBefore)
    {
        if (_pieces[index].Op is not DrawOp.Sheet { Content: var content }) return null;
        for (var i = 0; i < before.Length; i++)
        {
            if (sheetsBefore[i] is not { } sheet || !before[i].IsSamePlace(_pieces[index]) || !sheet.IsFor(content)) continue;
            sheetsBefore[i] = null;
            return sheet;
        }

        return new LayerCompositor(painter, content.Area, content.IsOpaque);
    }

    // A sheet that is not seen is left as it is: when it comes into view, its stand changes.
    private void Compose(int index, DateTimeOffset time)
    {
        if (_sheets[index] is { } sheet && !_stands[index].Bounds.IsEmpty) sheet.Compose(((DrawOp.Sheet)_pieces[index].Op).Content.Layers, time);
    }

    private void AddInner(int index, DamageList damage)
    {
        var stand = _stands[index];
        if (_sheets[index] is not { } sheet || stand.Bounds.IsEmpty) return;
        foreach (var rect in sheet.Damage.Rects)
            damage.Add((rect with { X = rect.X + (int)stand.First, Y = rect.Y + (int)stand.Second }).Intersect(_pieces[index].Layer.Bounds));
    }

    private bool IsUnchanged(in Piece before, in Stand stood, int index) =>
        stood == _stands[index] && before.IsSamePlace(_pieces[index]) && before.Layer.Bounds == _pieces[index].Layer.Bounds && IsAlike(before.Op, index);

    // The picture of a sheet tells by its own damage what has changed in it.
    private bool IsAlike(DrawOp before, int index) => _sheets[index] is null ? Stand.AreAlike(before, _pieces[index].Op) : before is DrawOp.Sheet;
}
