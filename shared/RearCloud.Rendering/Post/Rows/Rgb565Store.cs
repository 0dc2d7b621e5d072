using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RearCloud.Rendering.Post.Rows;

/// <summary>Two bytes a pixel. Of each 32 bits the lower 16 are the pixel; blue and red come as one number, of which a shift puts red beside blue.</summary>
internal readonly unsafe struct Rgb565Store : IPixelStore
{
    private const uint Green = 0x07E0;
    private const uint Rest = 0xF81F;

    public static int PixelBytes => 2;

    public static uint Black => 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void One(uint blue, uint green, uint red, uint dither, byte* target) =>
        *(ushort*)target = (ushort)((blue + dither) >> 8 | ((green + dither) >> 8) << 5 | ((red + dither) >> 8) << 11);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Four(Vector128<ushort> even, Vector128<ushort> odd, Vector128<ushort> dither, byte* target)
    {
        var blueAndRed = ((even + dither) >>> 8).AsUInt32();
        var pixels = ((blueAndRed | (blueAndRed >>> 5)) & Vector128.Create(Rest)) | (((odd + dither).AsUInt32() >>> 3) & Vector128.Create(Green));
        Lanes.Narrow(pixels, pixels).GetLower().Store((ushort*)target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eight(Vector256<ushort> even, Vector256<ushort> odd, Vector256<ushort> dither, byte* target)
    {
        var blueAndRed = ((even + dither) >>> 8).AsUInt32();
        var pixels = ((blueAndRed | (blueAndRed >>> 5)) & Vector256.Create(Rest)) | (((odd + dither).AsUInt32() >>> 3) & Vector256.Create(Green));
        Lanes.Narrow(pixels.GetLower(), pixels.GetUpper()).Store((ushort*)target);
    }
}
