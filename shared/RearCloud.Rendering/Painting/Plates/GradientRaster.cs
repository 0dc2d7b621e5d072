using RearCloud.Rendering.Memory;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Painting.Plates;

/// <summary>Rasters a vertical gradient, mixed in linear light and dithered with an ordered 8 x 8 matrix, so that no bands are seen.</summary>
internal static class GradientRaster
{
    private const int Side = 8;

    // Bayer's matrix: each threshold from 0 to 63 once.
    private static readonly byte[] Thresholds =
    [
        0, 32, 8, 40, 2, 34, 10, 42, 48, 16, 56, 24, 50, 18, 58, 26, 12, 44, 4, 36, 14, 46, 6, 38, 60, 28, 52, 20, 62, 30, 54, 22,
        3, 35, 11, 43, 1, 33, 9, 41, 51, 19, 59, 27, 49, 17, 57, 25, 15, 47, 7, 39, 13, 45, 5, 37, 63, 31, 55, 23, 61, 29, 53, 21,
    ];

    /// <summary>Writes premultiplied pixels over the whole buffer.</summary>
    public static void Fill(PixelBuffer buffer, Color top, Color bottom)
    {
        var pixels = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, uint>(buffer.Span);
        Span<uint> cell = stackalloc uint[Side];
        for (var y = 0; y < buffer.Size.Height; y++)
        {
            var mixed = Mix(top, bottom, (y + 0.5f) / buffer.Size.Height);
            for (var x = 0; x < Side; x++) cell[x] = Dither(mixed, (Thresholds[(y % Side) * Side + x] + 0.5f) / (Side * Side));
            var row = pixels.Slice(y * buffer.Size.Width, buffer.Size.Width);
            for (var x = 0; x < row.Length; x++) row[x] = cell[x % Side];
        }
    }

    private static Premultiplied Mix(Color top, Color bottom, float at)
    {
        float a = top.Alpha / 255f, b = bottom.Alpha / 255f;
        var alpha = a + (b - a) * at;
        if (alpha <= 0) return default;
        return new Premultiplied(
            alpha * 255, Channel(top.Red, bottom.Red), Channel(top.Green, bottom.Green), Channel(top.Blue, bottom.Blue));

        // Light of a transparent end must not tint the other.
        float Channel(byte from, byte to)
        {
            var light = (SrgbLight.Decode(from) * a * (1 - at) + SrgbLight.Decode(to) * b * at) / alpha;
            return SrgbLight.Encode(light) * alpha * 255;
        }
    }

    private static uint Dither(in Premultiplied color, float threshold)
    {
        var alpha = Math.Min(255, (uint)(color.Alpha + (color.Alpha >= 255 ? 0 : threshold)));
        return alpha << 24 | Step(color.Red, threshold, alpha) << 16 | Step(color.Green, threshold, alpha) << 8 | Step(color.Blue, threshold, alpha);
    }

    private static uint Step(float value, float threshold, uint alpha) => Math.Min(alpha, (uint)(value + threshold));

    private readonly record struct Premultiplied(float Alpha, float Red, float Green, float Blue);
}
