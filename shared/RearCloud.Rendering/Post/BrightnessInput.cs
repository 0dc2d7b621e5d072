namespace RearCloud.Rendering.Post;

/// <summary>What the brightness depends on at a moment.</summary>
/// <param name="Slider">The owner's wish, from 0 to 1; outside counts as the nearer end, no number as the middle.</param>
/// <param name="Lux">Light around the device, or null if nothing measures it; below 0 counts as 0, no number as null.</param>
/// <param name="Level">The picture's level, from 0 to 1; outside counts as the nearer end, no number as a white picture.</param>
internal readonly record struct BrightnessInput(double Slider, double? Lux, double Level)
{
    /// <summary>The same with each number in its range.</summary>
    internal BrightnessInput Bounded() => new(
        double.IsNaN(Slider) ? 0.5 : Math.Clamp(Slider, 0, 1),
        Lux is { } lux && !double.IsNaN(lux) ? Math.Max(0, lux) : null,
        double.IsNaN(Level) ? 1 : Math.Clamp(Level, 0, 1));
}
