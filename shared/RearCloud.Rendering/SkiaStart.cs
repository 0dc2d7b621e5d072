using SkiaSharp;

namespace RearCloud.Rendering;

/// <summary>
/// Lets Skia choose the instructions of this processor, once and before the first drawing. Without it blends and gradients take two to
/// three times as long.
/// </summary>
internal static class SkiaStart
{
    static SkiaStart() => SKGraphics.Init();

    /// <summary>Does nothing but run the static constructor.</summary>
    public static void Ensure()
    {
    }
}
