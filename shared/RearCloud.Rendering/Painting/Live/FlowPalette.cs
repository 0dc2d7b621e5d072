using System.Collections.Immutable;
using RearCloud.Rendering.Painting.Plates;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Painting.Live;

/// <summary>Colours mixed in linear light, in many steps: four channels of 16 bits, blue first, in 8 bits and 5 of fraction.</summary>
internal static class FlowPalette
{
    public const int Length = 1_024;

    /// <summary>255, as a node holds it.</summary>
    private const int Full = 255 << 5;

    public static ulong[] Make(ImmutableArray<Color> colors)
    {
        var palette = new ulong[Length];
        for (var i = 0; i < Length; i++)
        {
            var at = (float)i / (Length - 1) * (colors.Length - 1);
            var first = Math.Min((int)at, colors.Length - 1);
            var (from, to) = (colors[first], colors[Math.Min(first + 1, colors.Length - 1)]);
            // Slower near the colours themselves, or a line would be seen where one mixture ends and the next begins.
            var part = at - first;
            part = (part + part * part * (3 - 2 * part)) / 2;
            palette[i] = Mix(from.Blue, to.Blue, part) | Mix(from.Green, to.Green, part) << 16 | Mix(from.Red, to.Red, part) << 32 | (ulong)Full << 48;
        }

        return palette;
    }

    private static ulong Mix(byte from, byte to, float part) =>
        (ulong)Math.Clamp(MathF.Round(SrgbLight.Encode(SrgbLight.Decode(from) * (1 - part) + SrgbLight.Decode(to) * part) * Full), 0, Full);
}
