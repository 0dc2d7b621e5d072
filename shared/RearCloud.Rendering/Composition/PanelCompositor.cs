using System.Diagnostics;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Composition.Damage;
using RearCloud.Rendering.Composition.Planning;
using RearCloud.Rendering.Memory;
using RearCloud.Rendering.Painting;
using RearCloud.Scene;

namespace RearCloud.Rendering.Composition;

/// <summary>
/// Keeps a panel's pixels up to date with the least work: what is still is flattened once, a change redraws only where it shows, and motion
/// costs a copy of the ground under it and its own drawing. Invariant: after <see cref="Compose"/> the pixels equal those of
/// <see cref="PanelPainter.Paint"/> to the byte, and differ from the frame before only inside the damage.
/// </summary>
/// <remarks>
/// Equal bytes follow from one rule: an instruction is always drawn under its layer's clip and no other, because a tighter clip may round a
/// curve's edge differently. Where damage is smaller than what must be redrawn, the drawing goes to a scratch buffer and the damage is
/// copied. For one thread: the first that composes. A frame without a new snapshot allocates nothing.
/// </remarks>
public sealed class PanelCompositor : IDisposable
{
    private readonly PanelPainter _painter;
    private readonly PixelBuffer _panel;
    private readonly PixelBuffer _still;
    private readonly PixelBuffer _scratch;
    private readonly Backdrop _backdrop;
    private readonly DamageList _damage;
    private readonly Movers _movers = new();
    private ScenePlan? _plan;
    private int _owner;

    public PanelCompositor(PanelPainter painter, PixelSize size)
    {
        _painter = painter;
        Size = size;
        _panel = new PixelBuffer(size);
        _still = new PixelBuffer(size);
        _scratch = new PixelBuffer(size);
        _backdrop = new Backdrop(painter, size);
        _damage = new DamageList(size);
    }

    public PixelSize Size { get; }

    /// <summary>Address of the first pixel: BGRA, opaque, page-aligned. Changes only during <see cref="Compose"/>.</summary>
    public nint Pixels => _panel.Pixels;

    /// <summary>Bytes from one row to the next.</summary>
    public int RowBytes => _panel.RowBytes;

    /// <summary>Forgets what is flattened: the next frame is drawn whole. To be called when an asset has arrived or was taken away.</summary>
    public void Invalidate() => _plan = null;

    /// <summary>Brings the pixels to a snapshot at a moment.</summary>
    /// <exception cref="ArgumentException">The snapshot was laid out for another size.</exception>
    public FrameDamage Compose(Snapshot snapshot, DateTimeOffset time)
    {
        AssertOwner();
        _damage.Clear();
        if (_plan is null || !ReferenceEquals(_plan.Snapshot, snapshot))
        {
            Change(snapshot, time);
        }
        else
        {
            if (!_plan.Moves) return FrameDamage.None;
            _movers.Advance(time, _damage);
        }

        if (_damage.Count == 0) return FrameDamage.None;
        if (_plan!.Moves) RedrawMoving(_plan, time);
        return new FrameDamage(_damage.Rects);
    }

    public void Dispose()
    {
        _panel.Dispose();
        _still.Dispose();
        _scratch.Dispose();
        _backdrop.Dispose();
    }

    // Leaves the still picture right, and in the damage list all that differs from the frame before.
    private void Change(Snapshot snapshot, DateTimeOffset time)
    {
        if (snapshot.Panel.Size != Size)
        {
            throw new ArgumentException($"The snapshot is for {snapshot.Panel.Size} pixels, the panel has {Size}.", nameof(snapshot));
        }

        var before = _plan;
        var plan = new ScenePlan(snapshot);
        if (before is null)
        {
            _damage.AddAll();
            _backdrop.Reset(snapshot);
        }
        else
        {
            _backdrop.Follow(plan, SceneDifference.Add(before.Snapshot, snapshot, _damage));
        }

        _plan = plan;
        RedrawStill(plan, isWhole: before is null || !plan.HasSameOver(before));
        _movers.Follow(plan, time, _damage);
    }

    // Without motion the panel itself holds the still picture.
    private void RedrawStill(ScenePlan plan, bool isWhole)
    {
        var target = plan.Moves ? _still : _panel;
        var region = _damage;
        if (isWhole)
        {
            region = new DamageList(Size);
            region.AddAll();
        }

        if (region.Count == 0) return;
        var pieces = plan.Still.AsSpan();
        while (pieces.Length > 0 && pieces[0].LayerIndex < _backdrop.Layers) pieces = pieces[1..];
        Redraw(target, _backdrop.Pixels, pieces, region, _movers, default);
    }

    private void RedrawMoving(ScenePlan plan, DateTimeOffset time) => Redraw(_panel, _still, plan.Over, _damage, _movers, time);

    private void Redraw(
        PixelBuffer target, PixelBuffer ground, ReadOnlySpan<Piece> pieces, DamageList region, Movers movers, DateTimeOffset time)
    {
        var canvas = target;
        foreach (var piece in pieces)
        {
            var bounds = movers.BoundsOf(piece);
            if (region.Intersects(bounds) && !region.Holds(bounds)) canvas = _scratch;
        }

        foreach (var rect in region.Rects) ground.CopyTo(canvas, rect);
        foreach (var piece in pieces)
        {
            if (region.Intersects(movers.BoundsOf(piece))) _painter.PaintOps(canvas.Canvas, piece.Layer, piece.From, piece.To, time);
        }

        if (ReferenceEquals(canvas, target)) return;
        foreach (var rect in region.Rects) canvas.CopyTo(target, rect);
    }

    [Conditional("DEBUG")]
    private void AssertOwner()
    {
        if (_owner == 0) _owner = Environment.CurrentManagedThreadId;
        Debug.Assert(_owner == Environment.CurrentManagedThreadId, "Only the thread that composed first may compose.");
    }
}
