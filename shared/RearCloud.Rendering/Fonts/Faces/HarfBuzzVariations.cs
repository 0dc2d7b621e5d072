using System.Runtime.InteropServices;
using HarfBuzzSharp;

namespace RearCloud.Rendering.Fonts.Faces;

/// <summary>Sets an axis of a variable font: the one call of HarfBuzz's C interface that its binding leaves out.</summary>
internal static partial class HarfBuzzVariations
{
    public static void Set(Font font, uint axis, float value)
    {
        ReadOnlySpan<Setting> settings = [new Setting(axis, value)];
        SetVariations(font.Handle, settings, 1);
        GC.KeepAlive(font);
    }

    [LibraryImport("libHarfBuzzSharp", EntryPoint = "hb_font_set_variations")]
    private static partial void SetVariations(nint font, ReadOnlySpan<Setting> variations, uint length);

    // hb_variation_t
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Setting(uint Tag, float Value);
}
