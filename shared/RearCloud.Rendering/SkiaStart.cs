using SkiaSharp;

namespace RearCloud.Rendering;

/// <summary>
/// Lets Skia choose the instructions of this processor and bounds its caches, once and before the first drawing. Without the former blends and gradients take two to
/// three times as long.
/// </summary>
internal static class SkiaStart
{
    // Skia's own caches serve drawings that are done anew: what stays is in the painter's.
    private const long ResourceBytes = 4 * 1024 * 1024;
    private const long GlyphBytes = 4 * 1024 * 1024;

    static SkiaStart()
    {
        SKGraphics.Init();
        SKGraphics.SetResourceCacheTotalByteLimit(ResourceBytes);
        SKGraphics.SetFontCacheLimit(GlyphBytes);
    }

    /// <summary>Does nothing but run the static constructor.</summary>
    public static void Ensure()
    {
    }
}
