namespace RearCloud.Scene.Animation;

/// <summary>
/// How a change spreads over its time: a cubic Bézier curve from (0, 0) to (1, 1) with two handles, as the easing functions of CSS define it
/// (CSS Easing Functions Level 1, section 2.2). The handles' X lies in 0 to 1; their Y may leave it, so that a value overshoots.
/// </summary>
public readonly record struct Easing
{
    private const int MostSteps = 24;

    private readonly double _x1;
    private readonly double _y1;
    private readonly double _x2;
    private readonly double _y2;

    /// <exception cref="ArgumentOutOfRangeException">An X is outside 0 to 1, or a number is not finite.</exception>
    public Easing(double x1, double y1, double x2, double y2)
    {
        if (!(x1 is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(x1), x1, "0 to 1");
        if (!(x2 is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(x2), x2, "0 to 1");
        if (!double.IsFinite(y1)) throw new ArgumentOutOfRangeException(nameof(y1), y1, "a finite number");
        if (!double.IsFinite(y2)) throw new ArgumentOutOfRangeException(nameof(y2), y2, "a finite number");
        (_x1, _y1, _x2, _y2) = (x1, y1, x2, y2);
    }

    /// <summary>Even speed.</summary>
    public static Easing Linear { get; } = new(0, 0, 1, 1);

    /// <summary>Comes quickly and settles.</summary>
    public static Easing Out { get; } = new(0.16, 1, 0.3, 1);

    /// <summary>Starts gently and settles.</summary>
    public static Easing InOut { get; } = new(0.65, 0, 0.35, 1);

    /// <summary>The handles, as they were given.</summary>
    internal (double X1, double Y1, double X2, double Y2) Handles => (_x1, _y1, _x2, _y2);

    /// <summary>The part of the change that is done at a part of the time, 0 to 1.</summary>
    public double At(double time)
    {
        if (time <= 0) return 0;
        if (time >= 1) return 1;
        return Cubic(ParameterOf(time), _y1, _y2);
    }

    // X rises with the parameter, so halving finds it; the bits that are left over are far below a pixel.
    private double ParameterOf(double x)
    {
        double low = 0, high = 1;
        for (var i = 0; i < MostSteps; i++)
        {
            var middle = (low + high) / 2;
            if (Cubic(middle, _x1, _x2) < x) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }

    private static double Cubic(double t, double first, double second)
    {
        var rest = 1 - t;
        return 3 * rest * rest * t * first + 3 * rest * t * t * second + t * t * t;
    }
}
