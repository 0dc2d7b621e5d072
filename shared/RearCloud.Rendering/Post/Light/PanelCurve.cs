namespace RearCloud.Rendering.Post.Light;

/// <summary>The power curve between a panel's values and its light, both from 0 to 1.</summary>
internal static class PanelCurve
{
    public const double Gamma = 2.2;

    public static double Encode(double light) => Math.Pow(light, 1 / Gamma);
}
