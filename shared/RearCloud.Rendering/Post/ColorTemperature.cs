using RearCloud.Core;
using RearCloud.Rendering.Post.Light;

namespace RearCloud.Rendering.Post;

/// <summary>The colour of white, in kelvin, as gains of the channels.</summary>
internal static class ColorTemperature
{
    /// <summary>The warmest white, that of a candle.</summary>
    public const double Warmest = 1_900;

    public const double Coldest = 10_000;

    /// <summary>At which nothing changes: the panel's own white, close to D65.</summary>
    public const double Neutral = 6_500;

    /// <summary>The gains for a temperature; one outside <see cref="Warmest"/> and <see cref="Coldest"/> counts as the nearer of them.</summary>
    /// <returns>A problem <c>post.temperature</c> if it is no finite number, or not above zero.</returns>
    public static Result<ChannelGains> Gains(double kelvin)
    {
        if (!double.IsFinite(kelvin) || kelvin <= 0)
            return new Problem("post.temperature", "", $"{kelvin} is no colour temperature.", $"Give kelvin from {Warmest} to {Coldest}.");
        var (red, green, blue) = PlanckLocus.Rgb(Math.Clamp(kelvin, Warmest, Coldest));
        var (neutralRed, neutralGreen, neutralBlue) = PlanckLocus.Rgb(Neutral);
        (red, green, blue) = (red / neutralRed, green / neutralGreen, blue / neutralBlue);

        // The strongest channel stays as it is: nothing can be brighter than the panel.
        var most = Math.Max(red, Math.Max(green, blue));
        return ChannelGains.OfLight(red / most, green / most, blue / most);
    }
}
