using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RearCloud.Rendering.Post.Rows;

/// <summary>Four bytes a pixel.</summary>
internal readonly unsafe struct BgraStore : IPixelStore
{
    private const uint Opaque = 0xFF00_0000;

    public static int PixelBytes => 4;

    public static uint Black => Opaque;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void One(uint blue, uint green, uint red, uint dither, byte* target) =>
        *(uint*)target = (blue + dither) >> 8 | ((green + dither) >> 8) << 8 | ((red + dither) >> 8) << 16 | Opaque;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Four(Vector128<ushort> even, Vector128<ushort> odd, Vector128<ushort> dither, byte* target)
    {
        var pixels = ((even + dither) >>> 8) | ((odd + dither) & Vector128.Create((ushort)0xFF00));
        (pixels.AsUInt32() | Vector128.Create(Opaque)).Store((uint*)target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eight(Vector256<ushort> even, Vector256<ushort> odd, Vector256<ushort> dither, byte* target)
    {
        var pixels = ((even + dither) >>> 8) | ((odd + dither) & Vector256.Create((ushort)0xFF00));
        (pixels.AsUInt32() | Vector256.Create(Opaque)).Store((uint*)target);
    }
}
