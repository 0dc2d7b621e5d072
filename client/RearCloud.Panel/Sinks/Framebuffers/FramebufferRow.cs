using System.Buffers.Binary;
using RearCloud.Rendering.Post;

namespace RearCloud.Panel.Sinks.Framebuffers;

/// <summary>Writes a piece of a line in the pixels of a framebuffer.</summary>
internal static class FramebufferRow
{
    /// <exception cref="InvalidOperationException">There is no way from one format to the other.</exception>
    public static void Write(ReadOnlySpan<byte> source, PixelFormat from, Span<byte> target, PixelFormat to)
    {
        if (from == to)
        {
            source.CopyTo(target);
        }
        else if (from == PixelFormat.Bgra8888 && to == PixelFormat.Rgb565)
        {
            Pack(source, target);
        }
        else
        {
            throw new InvalidOperationException($"The panel's output is {from} and the framebuffer takes {to}: let the output be {to} or {PixelFormat.Bgra8888}.");
        }
    }

    private static void Pack(ReadOnlySpan<byte> source, Span<byte> target)
    {
        for (var i = 0; i < source.Length / 4; i++)
        {
            var pixel = source.Slice(i * 4, 4);
            var packed = Nearest(pixel[2], 31) << 11 | Nearest(pixel[1], 63) << 5 | Nearest(pixel[0], 31);
            BinaryPrimitives.WriteUInt16LittleEndian(target[(i * 2)..], (ushort)packed);
        }
    }

    private static int Nearest(int value, int steps) => (value * steps + 127) / 255;
}
