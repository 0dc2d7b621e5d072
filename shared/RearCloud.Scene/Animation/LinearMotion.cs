namespace RearCloud.Scene.Animation;

/// <summary>A value as a straight line over time: <c>From + PerSecond * (t - Start)</c>. Without speed it is a constant.</summary>
/// <param name="From">Value at <paramref name="Start"/>.</param>
/// <param name="PerSecond">Speed.</param>
/// <param name="Start">The moment of <paramref name="From"/>.</param>
public readonly record struct LinearMotion(double From, double PerSecond, DateTimeOffset Start)
{
    public static LinearMotion Still(double value) => new(value, 0, DateTimeOffset.UnixEpoch);

    public bool IsMoving => PerSecond != 0;

    public double At(DateTimeOffset time) => PerSecond == 0 ? From : From + PerSecond * (time - Start).TotalSeconds;
}
