using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RearCloud.Rendering.Post.Rows;

/// <summary>One byte a pixel: the weighted channels are summed before they are dithered.</summary>
internal readonly unsafe struct MonoStore : IPixelStore
{
    public static int PixelBytes => 1;

    public static uint Black => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void One(uint blue, uint green, uint red, uint dither, byte* target) => *target = (byte)((blue + green + red + dither) >> 8);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Four(Vector128<ushort> even, Vector128<ushort> odd, Vector128<ushort> dither, byte* target)
    {
        var red = (even.AsUInt32() >>> 16).AsUInt16();
        var words = ((even + odd + red + dither) >>> 8).AsUInt32() & Vector128.Create(0xFFu);
        var narrow = Lanes.Narrow(words, words);
        *(uint*)target = Lanes.Narrow(narrow, narrow).AsUInt32().ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eight(Vector256<ushort> even, Vector256<ushort> odd, Vector256<ushort> dither, byte* target)
    {
        var red = (even.AsUInt32() >>> 16).AsUInt16();
        var words = ((even + odd + red + dither) >>> 8).AsUInt32() & Vector256.Create(0xFFu);
        var narrow = Lanes.Narrow(words.GetLower(), words.GetUpper());
        *(ulong*)target = Lanes.Narrow(narrow, narrow).AsUInt64().ToScalar();
    }
}
