using System.Runtime.Intrinsics;

namespace RearCloud.Rendering.Post.Rows;

/// <summary>
/// Writes pixels of one format. Values come in 256ths of a step: of each pixel one word of blue and one of red in <c>even</c>, one of green and
/// a zero in <c>odd</c>; <c>dither</c> has each pixel's twice.
/// </summary>
internal unsafe interface IPixelStore
{
    static abstract int PixelBytes { get; }

    /// <summary>The bytes of a black pixel as a number, little-endian.</summary>
    static abstract uint Black { get; }

    static abstract void One(uint blue, uint green, uint red, uint dither, byte* target);

    static abstract void Four(Vector128<ushort> even, Vector128<ushort> odd, Vector128<ushort> dither, byte* target);

    static abstract void Eight(Vector256<ushort> even, Vector256<ushort> odd, Vector256<ushort> dither, byte* target);
}
