using System.Buffers.Binary;

namespace RearCloud.Panel.Sinks.Framebuffer;

/// <summary>A framebuffer of 16 bits a pixel: 5, 6 and 5 bits, each rounded to the nearest level.</summary>
internal sealed class ShortPixelRow(int red, int green, int blue) : PixelRow
{
    public override void Write(ReadOnlySpan<byte> from, Span<byte> to)
    {
        for (var x = 0; x < to.Length / 2; x++)
        {
            var pixel = Level(from[x * 4 + 2], 31) << red | Level(from[x * 4 + 1], 63) << green | Level(from[x * 4], 31) << blue;
            BinaryPrimitives.WriteUInt16LittleEndian(to[(x * 2)..], (ushort)pixel);
        }
    }

    private static int Level(int value, int most) => (value * most + byte.MaxValue / 2) / byte.MaxValue;
}
