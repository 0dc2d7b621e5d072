namespace RearCloud.Panel.Post.Keeping;

/// <summary>What was fed about the display, frozen; null where nothing was, or no finite number.</summary>
/// <param name="Slider">0 to 1.</param>
/// <param name="Lux">Light around.</param>
/// <param name="Kelvin">Colour of white.</param>
internal sealed record DisplayWish(double? Slider, double? Lux, double? Kelvin)
{
    public static DisplayWish None { get; } = new(null, null, null);
}
