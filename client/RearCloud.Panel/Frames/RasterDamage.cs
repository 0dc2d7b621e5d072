using RearCloud.Core.Panels;

namespace RearCloud.Panel.Frames;

/// <summary>What a frame changed.</summary>
/// <param name="Bounds">Nothing outside changed; empty if nothing did.</param>
/// <param name="Pixels">Pixels that were drawn.</param>
internal readonly record struct RasterDamage(PixelRect Bounds, long Pixels);
