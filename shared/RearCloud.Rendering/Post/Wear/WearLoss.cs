using RearCloud.Rendering.Post.Light;

namespace RearCloud.Rendering.Post.Wear;

/// <summary>
/// How much of its light a place loses with use, and what makes all alike. At first one percent in a hundred hours at peak light, in the end four: the
/// product's own figures, with the form of a first-order decay, until a maker tells its own.
/// </summary>
internal static class WearLoss
{
    public const double Most = 0.04;

    private const double PerPeakHour = 0.01 / 100;

    public static double Of(double peakHours) => Most * (1 - Math.Exp(-peakHours * PerPeakHour / Most));

    /// <summary>The factor on encoded values, in 65,536ths, that dims a place to one that is worn more.</summary>
    public static ushort Gain(double peakHours, double mostPeakHours) =>
        (ushort)Math.Round(PanelCurve.Encode((1 - Of(mostPeakHours)) / (1 - Of(peakHours))) * ushort.MaxValue);
}
