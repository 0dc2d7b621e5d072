using RearCloud.Core.Panels;

namespace RearCloud.Rendering.Phones.Drawing;

/// <summary>The lenses in the panel's cut-outs: ring, barrel, coated glass, and the light that they mirror.</summary>
internal static class LensDrawing
{
    public static IReadOnlyList<BackShape> Of(PhoneGeometry phone) => [.. phone.Profile.Cutouts.SelectMany(hole => Lens(phone, hole))];

    private static IEnumerable<BackShape> Lens(PhoneGeometry phone, Cutout hole)
    {
        float x = phone.Panel.X + hole.CenterX, y = phone.Panel.Y + hole.CenterY, r = hole.Radius;

        // The ring around the glass.
        yield return new BackShape.Circle(x, y, r, 0xFF000000);
        yield return new BackShape.Circle(x, y, r * 0.935f, Slanted(x, y, r, (0, 0xFFC9CCD4), (0.3f, 0xFF6A6E78), (0.62f, 0xFF2B2D33), (1, 0xFF7D818B)), r * 0.055f);
        yield return new BackShape.Circle(x, y, r * 0.905f, Slanted(x, y, r, (0, 0xFF0A0B0D), (1, 0xFF3A3D45)), r * 0.02f);

        // The barrel, which falls off into the dark.
        yield return new BackShape.Circle(x, y, r * 0.89f, Glow(x, y, r * 0.89f, (0, 0xFF0B0C10), (0.7f, 0xFF0D0E13), (0.92f, 0xFF16181E), (1, 0xFF0A0B0E)));
        yield return new BackShape.Circle(x, y, r * 0.74f, Slanted(x, y, r, (0, 0x0FFFFFFF), (0.5f, 0x05FFFFFF), (1, 0x2EFFFFFF)), r * 0.014f);
        yield return new BackShape.Circle(x, y, r * 0.64f, Glow(x, y, r * 0.64f, (0, 0xFF050609), (0.9f, 0xFF07080C), (1, 0xFF121318)));
        yield return new BackShape.Circle(x, y, r * 0.635f, Slanted(x, y, r, (0, 0x33FFFFFF), (0.45f, 0x08FFFFFF), (1, 0x1FFFFFFF)), r * 0.012f);

        // The coated front element.
        yield return new BackShape.Circle(
            x, y, r * 0.5f, Glow(x - r * 0.1f, y - r * 0.14f, r * 0.62f, (0, 0xFF25366B), (0.34f, 0xFF1A2350), (0.66f, 0xFF0D1029), (1, 0xFF04050B)));
        yield return new BackShape.Arc(x, y, r * 0.4f, 188, 92, 0x734F7BE8, r * 0.085f, r * 0.045f);
        yield return new BackShape.Arc(x, y, r * 0.39f, 22, 74, 0x59A04FC4, r * 0.07f, r * 0.045f);
        yield return new BackShape.Arc(x, y, r * 0.29f, 40, 60, 0x40E0A060, r * 0.03f, r * 0.025f);
        yield return new BackShape.Circle(x, y, r * 0.5f, Slanted(x, y, r * 0.5f, (0, 0x4D9FB6FF), (0.5f, 0x10FFFFFF), (1, 0x26FFFFFF)), r * 0.012f);
        yield return new BackShape.Circle(x, y, r * 0.2f, Glow(x, y, r * 0.2f, (0, 0xFF000000), (0.82f, 0xFF010103), (1, 0x00010103)));

        // The window, the lamp, and the lamp once more from the rear element.
        yield return new BackShape.Arc(x, y, r * 0.765f, 206, 58, 0x2EFFFFFF, r * 0.085f, r * 0.02f);
        yield return new BackShape.Arc(x, y, r * 0.77f, 36, 34, 0x14FFFFFF, r * 0.05f, r * 0.02f);
        yield return new BackShape.Circle(x - r * 0.2f, y - r * 0.22f, r * 0.062f, 0xE6FFFFFF, Blur: r * 0.014f);
        yield return new BackShape.Circle(x - r * 0.2f, y - r * 0.22f, r * 0.13f, 0x33BFD0FF, Blur: r * 0.05f);
        yield return new BackShape.Circle(x + r * 0.15f, y + r * 0.18f, r * 0.03f, 0x73D9C7FF, Blur: r * 0.012f);
    }

    private static BackPaint.Linear Slanted(float x, float y, float r, params (float At, uint Argb)[] stops) =>
        new(x - r * 0.7f, y - r * 0.7f, x + r * 0.7f, y + r * 0.7f, Array.ConvertAll(stops, stop => new GradientStop(stop.At, stop.Argb)));

    private static BackPaint.Radial Glow(float x, float y, float r, params (float At, uint Argb)[] stops) =>
        new(x, y, r, Array.ConvertAll(stops, stop => new GradientStop(stop.At, stop.Argb)));
}
