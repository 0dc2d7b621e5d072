using RearCloud.Core.Panels;
using RearCloud.Rendering.Composition.Damage;
using RearCloud.Rendering.Composition.Planning;
using RearCloud.Rendering.Painting;
using RearCloud.Rendering.Painting.Live;
using RearCloud.Rendering.Painting.Sheets;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Composition.Layers;

/// <summary>How something that moves looks in one frame. Equal stands of equal instructions give equal pixels.</summary>
/// <param name="Bounds">No pixel outside is touched in this frame.</param>
/// <param name="First">An angle, a width, the position in a film, or pixels to the right.</param>
/// <param name="Second">Pixels down.</param>
/// <param name="Opacity">Of a sheet, in 256 steps.</param>
/// <param name="Phase">A time of its own, in seconds.</param>
/// <param name="Fade">Of a sheet.</param>
internal readonly record struct Stand(PixelRect Bounds, double First, double Second, int Opacity, double Phase = 0, SheetFade Fade = SheetFade.Mix)
{
    public static Stand Of(in Piece piece, DateTimeOffset time, PanelPainter painter)
    {
        switch (piece.Op)
        {
            case DrawOp.Hand hand:
                var angle = hand.Angle.At(time);
                return new Stand(OpBounds.Of(hand, angle, piece.Layer.Bounds), angle, 0, 0);
            case DrawOp.Arc arc:
                return new Stand(piece.Bounds, arc.SweepAngle.At(time), 0, 0);
            case DrawOp.Bar bar:
                return new Stand(piece.Bounds, bar.Share.At(time), 0, 0);
            case DrawOp.Film film:
                return new Stand(piece.Bounds, painter.Settle(film, time), 0, 0);
            case DrawOp.Lottie lottie:
                return new Stand(piece.Bounds, lottie.Share.At(time), 0, 0);
            case DrawOp.Particles particles:
                var drift = ParticleStand.Of(particles, time);
                return new Stand(piece.Bounds, drift.X, drift.Y, 0, drift.Phase);
            case DrawOp.Flow flow:
                return new Stand(piece.Bounds, 0, 0, 0, FlowPainter.PhaseOf(flow, time));
            case DrawOp.Marquee marquee:
                return new Stand(piece.Bounds, marquee.TravelAt(time), 0, 0);
            case DrawOp.Sheet sheet:
                var place = SheetPlace.Of(sheet, time);
                var bounds = place.Opacity == 0 ? default : place.Move(sheet.Content.Area).Intersect(piece.Layer.Bounds);
                return new Stand(bounds, place.X, place.Y, place.Opacity, Fade: place.Fade);
            default:
                throw new ArgumentOutOfRangeException(nameof(piece), piece.Op, "The compositor does not know how this moves.");
        }
    }

    /// <summary>True if two instructions differ in nothing but how they move.</summary>
    public static bool AreAlike(DrawOp one, DrawOp other) => (one, other) switch
    {
        (DrawOp.Hand a, DrawOp.Hand b) => a with { Angle = b.Angle } == b,
        (DrawOp.Arc a, DrawOp.Arc b) => a with { SweepAngle = b.SweepAngle } == b,
        (DrawOp.Bar a, DrawOp.Bar b) => a with { Share = b.Share } == b,
        (DrawOp.Film a, DrawOp.Film b) => a == b,
        (DrawOp.Lottie a, DrawOp.Lottie b) => a with { Share = b.Share } == b,
        (DrawOp.Particles a, DrawOp.Particles b) => a with { Phase = b.Phase, X = b.X, Y = b.Y, FrameRate = b.FrameRate } == b,
        (DrawOp.Flow a, DrawOp.Flow b) => a with { Phase = b.Phase, FrameRate = b.FrameRate } == b,
        (DrawOp.Marquee a, DrawOp.Marquee b) => a with { Travel = b.Travel } == b,
        _ => false,
    };
}
