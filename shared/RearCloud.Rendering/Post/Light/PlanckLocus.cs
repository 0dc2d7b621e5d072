namespace RearCloud.Rendering.Post.Light;

/// <summary>The colour of a black body.</summary>
/// <remarks>
/// Chromaticity: the cubic splines of Kim et al., US patent 7,024,034 (2006), right from 1,667 to 25,000 kelvin. To linear light of red, green and
/// blue: the matrix of IEC 61966-2-1 (sRGB, D65).
/// </remarks>
internal static class PlanckLocus
{
    /// <summary>Light of the channels at luminance 1; a channel that would have to be negative is 0.</summary>
    public static (double Red, double Green, double Blue) Rgb(double kelvin)
    {
        var x = X(kelvin);
        var y = Y(kelvin, x);
        var (bigX, bigZ) = (x / y, (1 - x - y) / y);
        return (
            Math.Max(0, 3.2406 * bigX - 1.5372 - 0.4986 * bigZ),
            Math.Max(0, -0.9689 * bigX + 1.8758 + 0.0415 * bigZ),
            Math.Max(0, 0.0557 * bigX - 0.2040 + 1.0570 * bigZ));
    }

    private static double X(double t) => t <= 4_000
        ? Cubic(1 / t, -0.2661239e9, -0.2343589e6, 0.8776956e3, 0.179910)
        : Cubic(1 / t, -3.0258469e9, 2.1070379e6, 0.2226347e3, 0.240390);

    private static double Y(double t, double x) => t switch
    {
        <= 2_222 => Cubic(x, -1.1063814, -1.34811020, 2.18555832, -0.20219683),
        <= 4_000 => Cubic(x, -0.9549476, -1.37418593, 2.09137015, -0.16748867),
        _ => Cubic(x, 3.0817580, -5.87338670, 3.75112997, -0.37001483),
    };

    private static double Cubic(double v, double a, double b, double c, double d) => ((a * v + b) * v + c) * v + d;
}
