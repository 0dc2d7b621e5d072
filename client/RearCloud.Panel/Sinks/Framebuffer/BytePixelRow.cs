using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RearCloud.Panel.Sinks.Framebuffer;

/// <summary>A framebuffer of a byte for each colour in another order. The fourth byte is opaque.</summary>
internal sealed class BytePixelRow : PixelRow
{
    private const int VectorBytes = 16;

    private readonly Vector128<byte> _order;

    /// <summary>Where each colour's byte goes.</summary>
    public BytePixelRow(int red, int green, int blue)
    {
        Span<byte> order = stackalloc byte[VectorBytes];
        for (var pixel = 0; pixel < VectorBytes; pixel += 4)
        {
            order.Slice(pixel, 4).Fill((byte)(pixel + 3));
            order[pixel + blue] = (byte)pixel;
            order[pixel + green] = (byte)(pixel + 1);
            order[pixel + red] = (byte)(pixel + 2);
        }

        _order = Vector128.Create<byte>(order);
    }

    public override void Write(ReadOnlySpan<byte> from, Span<byte> to)
    {
        var whole = from.Length - from.Length % VectorBytes;
        ref var source = ref MemoryMarshal.GetReference(from);
        ref var target = ref MemoryMarshal.GetReference(to);
        for (var i = 0; i < whole; i += VectorBytes) Vector128.Shuffle(Vector128.LoadUnsafe(ref source, (nuint)i), _order).StoreUnsafe(ref target, (nuint)i);
        for (var i = whole; i < from.Length; i++) to[i] = from[i - i % 4 + _order[i % 4]];
    }
}
