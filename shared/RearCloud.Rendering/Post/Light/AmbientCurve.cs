namespace RearCloud.Rendering.Post.Light;

/// <summary>
/// What light the owner wants of a white panel. Between its points the curve is straight in logarithms, because eyes judge ratios (Weber and Fechner).
/// </summary>
internal static class AmbientCurve
{
    // One lux more than measured, so that darkness has a logarithm. The points are the product's own: night, candle, living room, office,
    // bright window, shade, overcast day, sun.
    private static readonly (double Lux, double Nits)[] Points =
        [(1, 2), (11, 20), (101, 80), (501, 150), (2_001, 350), (5_001, 700), (20_001, 1_800), (60_001, 3_500)];

    /// <summary>
    /// With light measured, the slider makes the curve darker or brighter up to four times: its middle is the curve itself. Without, it goes from the least
    /// to the sustained light in equal ratios.
    /// </summary>
    public static double Wanted(BrightnessProfile profile, in BrightnessInput input)
    {
        var wanted = input.Lux is { } lux
            ? At(lux) * Math.Pow(4, 2 * input.Slider - 1)
            : profile.Least * Math.Pow(profile.Sustained / profile.Least, input.Slider);
        return Math.Clamp(wanted, profile.Least, profile.Peak);
    }

    private static double At(double lux)
    {
        for (var i = 1; i < Points.Length; i++)
        {
            if (lux + 1 > Points[i].Lux) continue;
            var (from, to) = (Points[i - 1], Points[i]);
            return from.Nits * Math.Pow(to.Nits / from.Nits, Math.Log((lux + 1) / from.Lux) / Math.Log(to.Lux / from.Lux));
        }

        return Points[^1].Nits;
    }
}
