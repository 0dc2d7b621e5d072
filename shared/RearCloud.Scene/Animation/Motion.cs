using System.Text.Json.Serialization;

namespace RearCloud.Scene.Animation;

/// <summary>
/// A value over time as a pure function: a moment has one value, whenever and however often it is asked, so that late frames need not be made up for.
/// Asking allocates nothing. Values compare by what they are made of.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "motion")]
[JsonDerivedType(typeof(Still), "still")]
[JsonDerivedType(typeof(Linear), "linear")]
[JsonDerivedType(typeof(Tween), "tween")]
[JsonDerivedType(typeof(Spring), "spring")]
[JsonDerivedType(typeof(Keyframed), "keyframed")]
public abstract record Motion
{
    private Motion()
    {
    }

    /// <summary>From this moment on the value stays. <see cref="DateTimeOffset.MinValue"/> if it never moves, <see cref="DateTimeOffset.MaxValue"/> if it never rests.</summary>
    public abstract DateTimeOffset RestsAt { get; }

    /// <summary>True if the value depends on the time.</summary>
    public bool IsMoving => RestsAt != DateTimeOffset.MinValue;

    /// <summary>A number where a motion is wanted stands still.</summary>
    public static implicit operator Motion(double value) => new Still(value);

    /// <summary>The value at a moment; finite if all that it is made of is.</summary>
    public abstract double At(DateTimeOffset time);

    private static DateTimeOffset After(DateTimeOffset start, TimeSpan duration) =>
        duration > DateTimeOffset.MaxValue - start ? DateTimeOffset.MaxValue : start + duration;

    /// <summary>One value for ever.</summary>
    public sealed record Still(double Value) : Motion
    {
        public override DateTimeOffset RestsAt => DateTimeOffset.MinValue;

        public override double At(DateTimeOffset time) => Value;
    }

    /// <summary>A straight line without end: <c>From + PerSecond * (t - Start)</c>.</summary>
    public sealed record Linear(double From, double PerSecond, DateTimeOffset Start) : Motion
    {
        public override DateTimeOffset RestsAt => PerSecond == 0 ? DateTimeOffset.MinValue : DateTimeOffset.MaxValue;

        public override double At(DateTimeOffset time) => From + PerSecond * (time - Start).TotalSeconds;
    }

    /// <summary>From one value to another along a curve; before and after it stands at its ends.</summary>
    public sealed record Tween(double From, double To, DateTimeOffset Start, TimeSpan Duration, Easing Easing) : Motion
    {
        public override DateTimeOffset RestsAt => After(Start, Duration);

        public override double At(DateTimeOffset time)
        {
            if (time >= RestsAt) return To;
            return time <= Start ? From : From + (To - From) * Easing.At((time - Start) / Duration);
        }
    }

    /// <summary>
    /// A mass on a spring that is let go at <see cref="Start"/>, <c>x'' = -Stiffness (x - To) - Damping x'</c> with a mass of 1, in closed form. It rests when it
    /// can no longer be more than <see cref="Tolerance"/> away from its end.
    /// </summary>
    public sealed record Spring(double From, double To, double PerSecond, double Stiffness, double Damping, double Tolerance, DateTimeOffset Start) : Motion
    {
        /// <summary>Longer than this no spring is followed.</summary>
        private const double LongestSeconds = 10;

        public override DateTimeOffset RestsAt => After(Start, TimeSpan.FromSeconds(Math.Min(LongestSeconds, Curve.SecondsUntilWithin(Tolerance))));

        private SpringCurve Curve => SpringCurve.Of(From - To, PerSecond, Stiffness, Damping);

        public override double At(DateTimeOffset time)
        {
            if (time >= RestsAt) return To;
            return time <= Start ? From : To + Curve.At((time - Start).TotalSeconds);
        }
    }

    /// <summary>Through given values at given moments, each reached along its own curve; over and over if it repeats.</summary>
    public sealed record Keyframed(DateTimeOffset Start, Keyframes Frames, bool Repeats) : Motion
    {
        public override DateTimeOffset RestsAt => Repeats && Frames.Duration > TimeSpan.Zero ? DateTimeOffset.MaxValue : After(Start, Frames.Duration);

        public override double At(DateTimeOffset time)
        {
            var elapsed = time - Start;
            if (Repeats && Frames.Duration > TimeSpan.Zero && elapsed > TimeSpan.Zero) elapsed = new TimeSpan(elapsed.Ticks % Frames.Duration.Ticks);
            return Frames.At(elapsed);
        }
    }
}
