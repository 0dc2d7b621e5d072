using RearCloud.Core.Panels;
using RearCloud.Rendering.Composition;

namespace RearCloud.Panel.Frames;

/// <summary>What a frame changed.</summary>
/// <param name="Bounds">Nothing outside changed; empty if nothing did.</param>
/// <param name="Pixels">Pixels that were drawn.</param>
/// <param name="Rects">The rectangles that changed; if none are told, the bounds count.</param>
internal readonly record struct RasterDamage(PixelRect Bounds, long Pixels, FrameDamage Rects = default);
