using System.Text.Json.Serialization;
using RearCloud.Core.Panels;
using RearCloud.Scene.Animation;
using RearCloud.Scene.Drawing.Live;

namespace RearCloud.Scene.Drawing;

/// <summary>One typed instruction of a draw list. Records compare by value, so that two snapshots can be compared.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "op")]
[JsonDerivedType(typeof(FillRect), "fill-rect")]
[JsonDerivedType(typeof(StrokeRect), "stroke-rect")]
[JsonDerivedType(typeof(FillCircle), "fill-circle")]
[JsonDerivedType(typeof(Arc), "arc")]
[JsonDerivedType(typeof(Bar), "bar")]
[JsonDerivedType(typeof(Line), "line")]
[JsonDerivedType(typeof(Hand), "hand")]
[JsonDerivedType(typeof(FillGradient), "fill-gradient")]
[JsonDerivedType(typeof(Image), "image")]
[JsonDerivedType(typeof(Film), "film")]
[JsonDerivedType(typeof(Lottie), "lottie")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Shadow), "shadow")]
[JsonDerivedType(typeof(Frost), "frost")]
[JsonDerivedType(typeof(Sheet), "sheet")]
[JsonDerivedType(typeof(Particles), "particles")]
[JsonDerivedType(typeof(Flow), "flow")]
[JsonDerivedType(typeof(Marquee), "marquee")]
public abstract record DrawOp
{
    private DrawOp()
    {
    }

    /// <summary>From this moment on its picture stays. <see cref="DateTimeOffset.MinValue"/> if the time of the frame never matters, <see cref="DateTimeOffset.MaxValue"/> if it always does.</summary>
    public virtual DateTimeOffset RestsAt => DateTimeOffset.MinValue;

    /// <summary>True if its picture depends on the time of the frame.</summary>
    public bool IsMoving => RestsAt != DateTimeOffset.MinValue;

    /// <summary>Frames a second that it wants after the frame of a moment for moving without a pause; 0 if it does not, or that frame shows it at rest.</summary>
    /// <param name="time">The moment.</param>
    /// <param name="most">What motion wants that is to look continuous.</param>
    public virtual int FrameRateAfter(DateTimeOffset time, int most) => time < RestsAt ? most : 0;

    /// <summary>The first moment after another at which it shows its next step, for what moves in steps; <see cref="DateTimeOffset.MaxValue"/> if none comes.</summary>
    public virtual DateTimeOffset NextStepAfter(DateTimeOffset time) => DateTimeOffset.MaxValue;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>A filled rectangle with round corners.</summary>
    public sealed record FillRect(RectF Rect, float Radius, Color Color) : DrawOp
    {
        /// <summary>True if nothing of what lies below is seen in an area.</summary>
        public bool Covers(PixelRect area) =>
            Radius <= 0 && Color.Alpha == 255 && Rect.X <= area.X && Rect.Y <= area.Y && Rect.Right >= area.Right && Rect.Bottom >= area.Bottom;
    }

    /// <summary>The outline of a rectangle with round corners; the stroke lies inside.</summary>
    public sealed record StrokeRect(RectF Rect, float Radius, float StrokeWidth, Color Color) : DrawOp;

    /// <summary>A filled circle.</summary>
    public sealed record FillCircle(float CenterX, float CenterY, float Radius, Color Color) : DrawOp;

    /// <summary>A stroked arc; angles in degrees, 0 at three o'clock, clockwise.</summary>
    public sealed record Arc(RectF Oval, float StartAngle, Motion SweepAngle, float StrokeWidth, Color Color, bool RoundCaps) : DrawOp
    {
        public override DateTimeOffset RestsAt => SweepAngle.RestsAt;
    }

    /// <summary>The filled part of a bar with round ends: a share of 0 to 1 of the rectangle's width, from the left or from the right. Never narrower than its ends, and nothing at 0.</summary>
    public sealed record Bar(RectF Rect, Motion Share, bool FromRight, Color Color) : DrawOp
    {
        public override DateTimeOffset RestsAt => Share.RestsAt;
    }

    /// <summary>A straight stroke.</summary>
    public sealed record Line(float FromX, float FromY, float ToX, float ToY, float StrokeWidth, Color Color, bool RoundCaps) : DrawOp;

    /// <summary>
    /// A clock's hand: a stroke with round caps from <see cref="Tail"/> behind the centre to <see cref="Length"/> before it,
    /// turned by <see cref="Angle"/> degrees clockwise from twelve o'clock.
    /// </summary>
    public sealed record Hand(float CenterX, float CenterY, float Tail, float Length, float StrokeWidth, Color Color, Motion Angle) : DrawOp
    {
        public override DateTimeOffset RestsAt => Angle.RestsAt;
    }

    /// <summary>A filled gradient from top to bottom of the rectangle.</summary>
    public sealed record FillGradient(RectF Rect, float Radius, Color Top, Color Bottom) : DrawOp;

    /// <summary>An image asset in a box.</summary>
    public sealed record Image(string Asset, RectF Rect, float Radius, ImageFit Fit, float FocusX, float FocusY) : DrawOp;

    /// <summary>An image asset that is a film: it shows its frame of the moment, counted from a start. <see cref="Picture"/> says where and how, and stands in while there is no frame.</summary>
    public sealed record Film(Image Picture, FilmTiming Timing, DateTimeOffset Start) : DrawOp
    {
        public override DateTimeOffset RestsAt => Timing.RestsAt(Start);

        public override int FrameRateAfter(DateTimeOffset time, int most) => 0;

        public override DateTimeOffset NextStepAfter(DateTimeOffset time) => Timing.NextAfter(Start, time);

        /// <summary>The position that stands at a moment, as its timing counts.</summary>
        public long PositionAt(DateTimeOffset time) => Timing.PositionAt(Start, time);
    }

    /// <summary>A Lottie animation asset, as it looks at a share of 0 to 1 of its time, as large as fits in the middle of a rectangle. One that plays by itself is a <see cref="Film"/>.</summary>
    public sealed record Lottie(string Asset, RectF Rect, Motion Share) : DrawOp
    {
        public override DateTimeOffset RestsAt => Share.RestsAt;
    }

    /// <summary>A paragraph in a box, shaped and broken by the renderer.</summary>
    public sealed record Text(string Content, RectF Rect, TextStyle Style) : DrawOp;

    /// <summary>The soft shadow of a rectangle with round corners, which is not drawn itself. <see cref="Blur"/> is the width over which it fades, as in CSS.</summary>
    public sealed record Shadow(RectF Rect, float Radius, float Blur, Color Color) : DrawOp;

    /// <summary>
    /// Frosted glass in a rectangle with round corners: what lies below it, blurred and under a veil of <see cref="Tint"/>. Deeper blurs want no number: it is the one
    /// that a panel of this size can afford and that no letter stands through.
    /// </summary>
    public sealed record Frost(RectF Rect, float Radius, Color Tint) : DrawOp;

    /// <summary>
    /// A picture of its own that is moved as a whole: a card that slides in, a page, a line of text that runs through. It is moved by whole pixels from where it
    /// stands at rest, and comes and goes by its opacity of 0 to 1.
    /// </summary>
    public sealed record Sheet(DrawSheet Content, Motion X, Motion Y, Motion Opacity, SheetFade Fade = SheetFade.Mix) : DrawOp
    {
        public override DateTimeOffset RestsAt => Later(Content.RestsAt, SlidesUntil);

        private DateTimeOffset SlidesUntil => Later(X.RestsAt, Later(Y.RestsAt, Opacity.RestsAt));

        public override int FrameRateAfter(DateTimeOffset time, int most) => time < SlidesUntil ? most : Content.FrameRateAfter(time, most);

        public override DateTimeOffset NextStepAfter(DateTimeOffset time) => Content.NextStepAfter(time);
    }

    /// <summary>
    /// Particles that drift over what lies below, in an area that they leave on one side to come back on the other. <see cref="Phase"/> is their own time in seconds; it
    /// is looked at <see cref="FrameRate"/> times a second. <see cref="X"/> and <see cref="Y"/> shift them all, by parts of a pixel.
    /// </summary>
    public sealed record Particles(PixelRect Area, ParticleField Field, Motion Phase, Motion X, Motion Y, int FrameRate) : DrawOp
    {
        public override DateTimeOffset RestsAt => Later(Phase.RestsAt, Later(X.RestsAt, Y.RestsAt));

        public override int FrameRateAfter(DateTimeOffset time, int most)
        {
            if (time < Later(X.RestsAt, Y.RestsAt)) return most;
            return time < Phase.RestsAt ? Math.Min(most, FrameRate) : 0;
        }

        /// <summary>Their own time as a frame shows it.</summary>
        public double PhaseAt(DateTimeOffset time) => Phase.At(FrameGrid.Floor(time, FrameRate));
    }

    /// <summary>Colours that flow into each other over the whole area. <see cref="Phase"/> is their own time in seconds; it is looked at <see cref="FrameRate"/> times a second.</summary>
    public sealed record Flow(PixelRect Area, FlowField Field, Motion Phase, int FrameRate) : DrawOp
    {
        public override DateTimeOffset RestsAt => Phase.RestsAt;

        public override int FrameRateAfter(DateTimeOffset time, int most) => time < Phase.RestsAt ? Math.Min(most, FrameRate) : 0;

        /// <summary>Its own time as a frame shows it.</summary>
        public double PhaseAt(DateTimeOffset time) => Phase.At(FrameGrid.Floor(time, FrameRate));
    }

    /// <summary>
    /// A line of text that stands still where it fits its box, and else runs through it again and again: it waits, moves on by <see cref="Travel"/> pixels, whole ones,
    /// and comes back behind <see cref="Gap"/>. Lines from right to left run to the right.
    /// </summary>
    public sealed record Marquee(string Content, RectF Rect, TextStyle Style, Motion Travel, float Gap) : DrawOp
    {
        private const int MostFrameRate = 60;

        public override DateTimeOffset RestsAt => Travel.RestsAt;

        public override int FrameRateAfter(DateTimeOffset time, int most) => time < RestsAt ? Math.Min(most, MostFrameRate) : 0;

        /// <summary>Pixels that it has moved as a frame shows it.</summary>
        public double TravelAt(DateTimeOffset time) => Math.Floor(Travel.At(time));
    }
}
