using RearCloud.Rendering.Post;

namespace RearCloud.Panel.Post;

/// <summary>The signals that a panel with an output takes for itself: they change its light, not its scene.</summary>
public static class DisplaySignals
{
    /// <summary>The owner's slider, 0 to 1: a number; the middle while nobody feeds it.</summary>
    public const string Brightness = "display.brightness";

    /// <summary>Light around the device, in lux: a number; without it the slider alone decides.</summary>
    public const string Lux = "display.lux";

    /// <summary>The colour of white, in kelvin: a number from <see cref="WarmestKelvin"/> to <see cref="ColdestKelvin"/>; one outside counts as the nearer of them.</summary>
    public const string Temperature = "display.temperature";

    /// <summary>The white of a candle.</summary>
    public const double WarmestKelvin = ColorTemperature.Warmest;

    /// <summary>The white of a blue sky.</summary>
    public const double ColdestKelvin = ColorTemperature.Coldest;
}
