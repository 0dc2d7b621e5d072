using RearCloud.Core.Panels;
using RearCloud.Rendering.Composition.Damage;
using RearCloud.Rendering.Composition.Planning;
using RearCloud.Rendering.Painting;
using RearCloud.Rendering.Painting.Live;
using RearCloud.Rendering.Painting.Sheets;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Composition.Layers;

/// <summary>Follows what moves: how each of it stood in the last frame and how it stands now. Holds the pictures of the sheets.</summary>
internal sealed class Movers(PanelPainter painter, SheetCounts sheets) : IDisposable
{
    private Piece[] _pieces = [];
    private Stand[] _stands = [];
    private LayerCompositor?[] _sheets = [];
    private PixelRect[] _changes = [];

    /// <summary>Begins with a new plan; damages where what moved before stood and where what moves now stands, unless it looks the same.</summary>
    public void Follow(ScenePlan plan, DateTimeOffset time, DamageList damage)
    {
        var (before, stoodBefore, sheetsBefore) = (_pieces, _stands, _sheets);
        _pieces = [.. plan.Over.Where(piece => piece.Mover >= 0)];
        _stands = Array.ConvertAll(_pieces, piece => Stand.Of(piece, time, painter));
        _sheets = new LayerCompositor?[_pieces.Length];
        _changes = new PixelRect[_pieces.Length];
        for (var i = 0; i < _pieces.Length; i++) _sheets[i] = Keep(i, before, sheetsBefore);
        foreach (var left in sheetsBefore) Leave(left);
        for (var i = 0; i < _pieces.Length; i++)
        {
            if (_sheets[i] is null && _pieces[i].Op is DrawOp.Sheet { Content: var content }) _sheets[i] = Open(content);
            Compose(i, time);
        }

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
            _changes[i] = stand == stood ? AddInner(i, damage) : stood.Bounds.Union(stand.Bounds);
            if (stand == stood) continue;
            damage.Add(stood.Bounds);
            damage.Add(stand.Bounds);
        }
    }

    /// <summary>A rectangle around what the last <see cref="Advance"/> changed by a piece.</summary>
    public PixelRect ChangeOf(in Piece piece) => piece.Mover < 0 ? default : _changes[piece.Mover];

    /// <summary>Where a piece draws in this frame.</summary>
    public PixelRect BoundsOf(in Piece piece) => piece.Mover < 0 ? piece.Bounds : _stands[piece.Mover].Bounds;

    /// <summary>The pixels that a piece surely covers in this frame.</summary>
    public PixelRect CoverOf(in Piece piece)
    {
        if (piece.Mover < 0) return default;
        if (piece.Op is DrawOp.Flow flow) return FlowPainter.CoverOf(flow).Intersect(piece.Layer.Bounds);
        return _stands[piece.Mover].Opacity == 256 && _sheets[piece.Mover] is { Picture.IsOpaque: true } ? _stands[piece.Mover].Bounds : default;
    }

    /// <summary>Draws the picture of a sheet inside a rectangle; false if the piece is none.</summary>
    public bool TryDrawSheet(in Piece piece, Memory.PixelBuffer target, PixelRect clip)
    {
        if (piece.Mover < 0 || _sheets[piece.Mover] is not { } sheet) return false;
        var stand = _stands[piece.Mover];
        SheetBlend.Draw(target, clip.Intersect(piece.Layer.Bounds), sheet.Picture, new SheetPlace((int)stand.First, (int)stand.Second, stand.Opacity, stand.Fade));
        return true;
    }

    public void Dispose()
    {
        foreach (var sheet in _sheets) Leave(sheet);
    }

    private LayerCompositor? Keep(int index, Piece[] before, LayerCompositor?[] sheetsBefore)
    {
        if (_pieces[index].Op is not DrawOp.Sheet { Content: var content }) return null;
        for (var i = 0; i < before.Length; i++)
        {
            if (sheetsBefore[i] is not { } sheet || !before[i].IsSamePlace(_pieces[index]) || !sheet.IsFor(content)) continue;
            sheetsBefore[i] = null;
            sheets.Kept();
            return sheet;
        }

        return null;
    }

    // For a sheet that finds no room there is no picture: it is drawn directly, whole, in each frame that it moves or changes.
    private LayerCompositor? Open(DrawSheet content)
    {
        var bytes = LayerCompositor.BytesOf(content.Area);
        if (!painter.Memory.TryMakeRoom(bytes))
        {
            sheets.Refused();
            return null;
        }

        sheets.Made(bytes);
        return new LayerCompositor(painter, content.Area, content.IsOpaque, sheets);
    }

    private void Leave(LayerCompositor? sheet)
    {
        if (sheet is null) return;
        sheets.Left(LayerCompositor.BytesOf(sheet.Picture.Area));
        sheet.Dispose();
    }

    // A sheet that is not seen is left as it is: when it comes into view, its stand changes.
    private void Compose(int index, DateTimeOffset time)
    {
        if (_sheets[index] is { } sheet && !_stands[index].Bounds.IsEmpty) sheet.Compose(((DrawOp.Sheet)_pieces[index].Op).Content.Layers, time);
    }

    private PixelRect AddInner(int index, DamageList damage)
    {
        var stand = _stands[index];
        if (stand.Bounds.IsEmpty) return default;
        if (_sheets[index] is not { } sheet)
        {
            // Drawn directly: what moves in it is not known, so all of it may have changed.
            if (_pieces[index].Op is not DrawOp.Sheet { Content: var content } || content.RestsAt == DateTimeOffset.MinValue) return default;
            damage.Add(stand.Bounds);
            return stand.Bounds;
        }

        PixelRect around = default;
        foreach (var rect in sheet.Damage.Rects)
        {
            var changed = (rect with { X = rect.X + (int)stand.First, Y = rect.Y + (int)stand.Second }).Intersect(_pieces[index].Layer.Bounds);
            damage.Add(changed);
            around = around.Union(changed);
        }

        return around;
    }

    private bool IsUnchanged(in Piece before, in Stand stood, int index) =>
        stood == _stands[index] && before.IsSamePlace(_pieces[index]) && before.Layer.Bounds == _pieces[index].Layer.Bounds && IsAlike(before.Op, index);

    // The picture of a sheet tells by its own damage what has changed in it.
    private bool IsAlike(DrawOp before, int index) => _sheets[index] is null ? Stand.AreAlike(before, _pieces[index].Op) : before is DrawOp.Sheet;
}
