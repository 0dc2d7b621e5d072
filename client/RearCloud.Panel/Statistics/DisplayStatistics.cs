using RearCloud.Rendering.Post;

namespace RearCloud.Panel.Statistics;

/// <summary>What the output for a panel's hardware is made with now.</summary>
/// <param name="Format">Of its pixels.</param>
/// <param name="Nits">Light of white; 0 before the first frame.</param>
/// <param name="PeakNits">The most that the panel gives.</param>
/// <param name="Heat">Warmth above that of a dark panel, as counted from its light; 1 is what it holds for ever.</param>
/// <param name="Slider">The owner's wish, 0 to 1; null if none was fed, which counts as the middle.</param>
/// <param name="Lux">Light around the device; null if nothing measures it.</param>
/// <param name="Kelvin">The colour of white; null for the panel's own.</param>
/// <param name="ShiftX">Pixels by which the picture stands right of its place.</param>
/// <param name="ShiftY">Pixels by which the picture stands below its place.</param>
public sealed record DisplayStatistics(
    PixelFormat Format, double Nits, double PeakNits, double Heat, double? Slider, double? Lux, double? Kelvin, int ShiftX, int ShiftY);
