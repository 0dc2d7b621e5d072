namespace RearCloud.Scene.Animation;

/// <summary>The distance of a damped spring from its end, in closed form: the solution of <c>x'' = -stiffness x - damping x'</c>, which any textbook on oscillations derives.</summary>
internal readonly record struct SpringCurve
{
    // Roots that are this near count as one: the formula for two divides by their difference.
    private const double NearCritical = 1e-4;

    private readonly double _decay;
    private readonly double _rate;
    private readonly double _first;
    private readonly double _second;
    private readonly Shape _shape;

    private SpringCurve(Shape shape, double decay, double rate, double first, double second) =>
        (_shape, _decay, _rate, _first, _second) = (shape, decay, rate, first, second);

    private enum Shape
    {
        Swinging,
        Critical,
        Creeping,
    }

    /// <exception cref="ArgumentOutOfRangeException">A number is not finite, or stiffness or damping is not above zero: it would never rest.</exception>
    public static SpringCurve Of(double distance, double perSecond, double stiffness, double damping)
    {
        if (!double.IsFinite(distance)) throw new ArgumentOutOfRangeException(nameof(distance), distance, "a finite number");
        if (!double.IsFinite(perSecond)) throw new ArgumentOutOfRangeException(nameof(perSecond), perSecond, "a finite number");
        if (!(stiffness > 0 && double.IsFinite(stiffness))) throw new ArgumentOutOfRangeException(nameof(stiffness), stiffness, "above 0");
        if (!(damping > 0 && double.IsFinite(damping))) throw new ArgumentOutOfRangeException(nameof(damping), damping, "above 0");
        var decay = damping / 2;
        var discriminant = decay * decay - stiffness;
        if (Math.Abs(discriminant) <= NearCritical * stiffness) return new SpringCurve(Shape.Critical, decay, 0, distance, perSecond + decay * distance);
        var rate = Math.Sqrt(Math.Abs(discriminant));
        if (discriminant < 0) return new SpringCurve(Shape.Swinging, decay, rate, distance, (perSecond + decay * distance) / rate);
        var second = (perSecond + (decay + rate) * distance) / (2 * rate);
        return new SpringCurve(Shape.Creeping, decay, rate, distance - second, second);
    }

    public double At(double seconds) => _shape switch
    {
        Shape.Swinging => Math.Exp(-_decay * seconds) * (_first * Math.Cos(_rate * seconds) + _second * Math.Sin(_rate * seconds)),
        Shape.Critical => Math.Exp(-_decay * seconds) * (_first + _second * seconds),
        _ => _first * Math.Exp(-(_decay + _rate) * seconds) + _second * Math.Exp(-(_decay - _rate) * seconds),
    };

    /// <summary>Seconds after which its envelope stays within a distance.</summary>
    public double SecondsUntilWithin(double tolerance)
    {
        var reach = Math.Max(Math.Abs(_first) + Math.Abs(_second), 1e-9);
        var slowest = _shape == Shape.Creeping ? _decay - _rate : _decay;
        var seconds = Math.Log(Math.Max(1, reach / Math.Max(tolerance, 1e-9))) / slowest;
        if (_shape != Shape.Critical) return seconds;
        // (first + second t) e^(-decay t) falls below the tolerance later than e^(-decay t) alone: walk on until it has.
        while ((Math.Abs(_first) + Math.Abs(_second) * seconds) * Math.Exp(-_decay * seconds) > tolerance && seconds < 60) seconds += 1 / slowest;
        return seconds;
    }
}
