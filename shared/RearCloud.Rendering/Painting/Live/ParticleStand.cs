using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Painting.Live;

/// <summary>What of time and tilt decides on the picture of particles: equal ones give equal pixels.</summary>
/// <param name="Phase">Their own time in seconds.</param>
/// <param name="X">Shift of the nearest to the right, in quarters of a pixel.</param>
/// <param name="Y">The same, down.</param>
internal readonly record struct ParticleStand(double Phase, double X, double Y)
{
    // Far outside any panel, and any time.
    private const double Farthest = 1_000_000;
    private const double Latest = 1e12;

    public static ParticleStand Of(DrawOp.Particles op, DateTimeOffset time) => new(Number(op.PhaseAt(time), Latest), Quarters(op.X.At(time)), Quarters(op.Y.At(time)));

    private static double Quarters(double value) => Math.Round(Number(value, Farthest) * ParticleSprites.Steps) / ParticleSprites.Steps;

    private static double Number(double value, double most) => double.IsNaN(value) ? 0 : Math.Clamp(value, -most, most);
}
