using System.Collections.Immutable;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Composition.Damage;
using RearCloud.Rendering.Composition.Planning;
using RearCloud.Rendering.Memory;
using RearCloud.Rendering.Painting;
using RearCloud.Scene.Drawing;
using SkiaSharp;

namespace RearCloud.Rendering.Composition.Layers;

/// <summary>
/// Keeps the picture of layers up to date with the least work: of the panel itself, and of each sheet on it. Invariant: after <see cref="Compose"/> the pixels equal
/// those that <see cref="PanelPainter"/> draws whole, and differ from those before only inside <see cref="Damage"/>.
/// </summary>
/// <remarks>
/// Equal bytes follow from two rules. What Skia draws is always drawn under its layer's clip and no other, because a tighter clip may round a curve's edge
/// differently; where damage is smaller than what must be redrawn, the drawing goes to a scratch buffer and the damage is copied. And what is drawn on pixels (sheets,
/// frost) gives each pixel a value that depends on its place alone.
/// </remarks>
internal sealed class LayerCompositor : IDisposable
{
    private readonly PanelPainter _painter;
    private readonly PixelRect _area;
    private readonly SKAlphaType _alpha;
    private readonly Backdrop _backdrop;
    private readonly DamageList _region;
    private readonly DamageList _whole;
    private readonly LayerBounds _bounds;
    private readonly PictureMemory _memory;
    private readonly Movers _movers;
    private readonly FrostPictures _frosts;
    private readonly DamageList _below;
    private PixelBuffer? _still;
    private PixelBuffer? _scratch;
    private ScenePlan? _plan;

    /// <param name="painter">Draws instructions.</param>
    /// <param name="area">What the picture shows.</param>
    /// <param name="isOpaque">True if the layers cover all of it.</param>
    /// <param name="sheets">Counts the sheets on it.</param>
    public LayerCompositor(PanelPainter painter, PixelRect area, bool isOpaque, SheetCounts sheets)
    {
        _painter = painter;
        _memory = painter.Memory;
        _memory.Count(BytesOf(area));
        _area = area;
        _alpha = isOpaque ? SKAlphaType.Opaque : SKAlphaType.Premul;
        _backdrop = new Backdrop(painter, area, _alpha);
        _region = new DamageList(area);
        _whole = new DamageList(area);
        _whole.AddAll();
        _bounds = new LayerBounds(painter);
        _movers = new Movers(painter, sheets);
        _frosts = new FrostPictures(area, _alpha, _memory);
        _below = new DamageList(area);
        Picture = new PixelBuffer(area, _alpha);
        Damage = new DamageList(area);
    }

    public PixelBuffer Picture { get; }

    /// <summary>What the last <see cref="Compose"/> changed.</summary>
    public DamageList Damage { get; }

    private PixelBuffer Still => _still ??= new PixelBuffer(_area, _alpha);

    private PixelBuffer Scratch => _scratch ??= new PixelBuffer(_area, _alpha);

    /// <summary>The most bytes that it holds: the picture, what is still of it, its rearmost layers, and a place to draw.</summary>
    public static long BytesOf(PixelRect area) => 4L * area.Width * area.Height * 4;

    /// <summary>True if it can hold the picture of a sheet.</summary>
    public bool IsFor(DrawSheet sheet) => sheet.Area == _area && sheet.IsOpaque == Picture.IsOpaque;

    /// <summary>Forgets what is flattened: the next picture is drawn whole.</summary>
    public void Invalidate() => _plan = null;

    /// <summary>Brings the picture to layers at a moment.</summary>
    public void Compose(ImmutableArray<DrawLayer> layers, DateTimeOffset time)
    {
        Damage.Clear();
        if (_plan is null || _plan.Layers != layers)
        {
            Change(layers, time);
        }
        else
        {
            if (!_plan.Moves) return;
            _movers.Advance(time, Damage);
            SpreadMovedFrost(_plan.Over);
        }

        if (Damage.Count > 0 && _plan!.Moves) Redraw(Picture, Still, _plan.Over, Damage, time, _frosts);
    }

    public void Dispose()
    {
        Picture.Dispose();
        _still?.Dispose();
        _scratch?.Dispose();
        _backdrop.Dispose();
        _movers.Dispose();
        _frosts.Dispose();
        _memory.Count(-BytesOf(_area));
    }

    // Leaves the still picture right, and in the damage all that differs from the picture before.
    private void Change(ImmutableArray<DrawLayer> layers, DateTimeOffset time)
    {
        var before = _plan;
        var plan = new ScenePlan(layers, _bounds);
        if (before is null)
        {
            Damage.AddAll();
            _backdrop.Reset();
        }
        else
        {
            _backdrop.Follow(plan, SceneDifference.Add(before.Layers, layers, _bounds, Damage));
        }

        SpreadFrost(plan.Still, Damage);
        _bounds.Keep(layers);
        _plan = plan;
        RedrawStill(plan, isWhole: before is null || !plan.HasSameOver(before), time);
        _movers.Follow(plan, time, Damage);
        // What moved before may have left frost that is still now.
        SpreadFrost(plan.Still, Damage);
        SpreadFrost(plan.Over, Damage);
        _frosts.Follow(plan.Over);
    }

    // Without motion the picture itself holds what is still.
    private void RedrawStill(ScenePlan plan, bool isWhole, DateTimeOffset time)
    {
        var damage = isWhole ? _whole : Damage;
        if (damage.Count == 0) return;
        var pieces = plan.Still.AsSpan();
        while (pieces.Length > 0 && pieces[0].LayerIndex < _backdrop.Layers) pieces = pieces[1..];
        SpreadFrost(pieces, damage);
        Redraw(plan.Moves ? Still : Picture, _backdrop.Pixels, pieces, damage, time, null);
    }

    private void Redraw(PixelBuffer target, PixelBuffer ground, ReadOnlySpan<Piece> pieces, DamageList damage, DateTimeOffset time, FrostPictures? frosts)
    {
        _region.Clear();
        _region.AddAll(damage);
        // From front to back: frost wants what lies below it to be right as far as it reaches.
        for (var i = pieces.Length - 1; i >= 0; i--)
        {
            var looks = LooksBelow(pieces, i, frosts) && _region.Intersects(pieces[i].Bounds);
            if (looks) _region.Add(pieces[i].Reach);
            frosts?.Expect(i, looks);
        }

        var canvas = NeedsScratch(pieces, damage, frosts) ? Scratch : target;
        foreach (var rect in _region.Rects) CopyGround(ground, canvas, rect, pieces, 0, frosts);
        Draw(canvas, pieces, time, frosts);
        if (ReferenceEquals(canvas, target)) return;
        foreach (var rect in damage.Rects) canvas.CopyTo(target, rect);
    }

    private static bool LooksBelow(ReadOnlySpan<Piece> pieces, int index, FrostPictures? frosts) => pieces[index].IsFrost && frosts?.IsRight(index) != true;

    // What moves above frost does not change it: only what lies below it counts.
    private void SpreadMovedFrost(ReadOnlySpan<Piece> pieces)
    {
        _below.Clear();
        for (var i = 0; i < pieces.Length; i++)
        {
            _below.Add(_movers.ChangeOf(pieces[i]));
            if (!pieces[i].IsFrost || !_below.Intersects(pieces[i].Reach)) continue;
            _frosts.Forget(i);
            _below.Add(pieces[i].Bounds);
            Damage.Add(pieces[i].Bounds);
        }
    }

    // From back to front: frost over something that changed changes as a whole.
    private static void SpreadFrost(ReadOnlySpan<Piece> pieces, DamageList damage)
    {
        foreach (ref readonly var piece in pieces)
        {
            if (piece.IsFrost && damage.Intersects(piece.Reach)) damage.Add(piece.Bounds);
        }
    }

    private bool NeedsScratch(ReadOnlySpan<Piece> pieces, DamageList damage, FrostPictures? frosts)
    {
        for (var i = 0; i < pieces.Length; i++)
        {
            var bounds = _movers.BoundsOf(pieces[i]);
            if (!_region.Intersects(bounds)) continue;
            if (!damage.Holds(bounds) || (LooksBelow(pieces, i, frosts) && !damage.Holds(pieces[i].Reach.Intersect(_area)))) return true;
        }

        return false;
    }

    // Where a sheet or a flow will cover the ground it need not be copied, unless frost below it looks at it.
    private void CopyGround(PixelBuffer ground, PixelBuffer canvas, PixelRect rect, ReadOnlySpan<Piece> pieces, int from, FrostPictures? frosts)
    {
        for (var i = from; i < pieces.Length; i++)
        {
            if (LooksBelow(pieces, i, frosts) && pieces[i].Reach.Intersects(rect)) break;
            var cover = _movers.CoverOf(pieces[i]).Intersect(rect);
            if (cover.IsEmpty) continue;
            CopyGround(ground, canvas, rect with { Height = cover.Y - rect.Y }, pieces, i + 1, frosts);
            CopyGround(ground, canvas, rect with { Y = cover.Bottom, Height = rect.Bottom - cover.Bottom }, pieces, i + 1, frosts);
            CopyGround(ground, canvas, new PixelRect(rect.X, cover.Y, cover.X - rect.X, cover.Height), pieces, i + 1, frosts);
            CopyGround(ground, canvas, new PixelRect(cover.Right, cover.Y, rect.Right - cover.Right, cover.Height), pieces, i + 1, frosts);
            return;
        }

        ground.CopyTo(canvas, rect);
    }

    private void Draw(PixelBuffer canvas, ReadOnlySpan<Piece> pieces, DateTimeOffset time, FrostPictures? frosts)
    {
        var target = PaintTarget.Of(canvas);
        var clip = _region.Bounds;
        DrawLayer? layer = null;
        var restore = 0;
        for (var i = 0; i < pieces.Length; i++)
        {
            ref readonly var piece = ref pieces[i];
            if (!_region.Intersects(_movers.BoundsOf(piece))) continue;
            if (frosts?.IsRight(i) == true)
            {
                frosts.Draw(i, canvas, clip);
                continue;
            }

            if (!ReferenceEquals(layer, piece.Layer))
            {
                if (layer is not null) target.Unclip(restore);
                layer = piece.Layer;
                restore = target.Clip(layer.Bounds);
            }

            if (!_movers.TryDrawSheet(piece, canvas, clip)) _painter.PaintOp(target, piece.Layer, piece.OpIndex, clip, time);
            if (piece.IsFrost) frosts?.Keep(i, canvas);
        }

        if (layer is not null) target.Unclip(restore);
    }
}
