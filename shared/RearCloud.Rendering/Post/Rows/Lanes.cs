using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace RearCloud.Rendering.Post.Rows;

/// <summary>Operations that portable vectors lack, or do with more instructions than there need be.</summary>
internal static class Lanes
{
    /// <summary>What this machine does best.</summary>
    public static LaneWidth Widest { get; } =
        Avx2.IsSupported ? LaneWidth.Eight : Vector128.IsHardwareAccelerated ? LaneWidth.Four : LaneWidth.One;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> MultiplyHigh(Vector256<ushort> left, Vector256<ushort> right) => Avx2.IsSupported
        ? Avx2.MultiplyHigh(left, right)
        : Vector256.Create(MultiplyHigh(left.GetLower(), right.GetLower()), MultiplyHigh(left.GetUpper(), right.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> MultiplyHigh(Vector128<ushort> left, Vector128<ushort> right) =>
        Sse2.IsSupported ? Sse2.MultiplyHigh(left, right) : MultiplyHighWidened(left, right);

    /// <summary>Words of numbers that fit in words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> Narrow(Vector128<uint> lower, Vector128<uint> upper) =>
        Sse41.IsSupported ? Sse41.PackUnsignedSaturate(lower.AsInt32(), upper.AsInt32()) : Vector128.Narrow(lower, upper);

    /// <summary>Bytes of words that fit in bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Narrow(Vector128<ushort> lower, Vector128<ushort> upper) =>
        Sse2.IsSupported ? Sse2.PackUnsignedSaturate(lower.AsInt16(), upper.AsInt16()) : Vector128.Narrow(lower, upper);

    /// <summary>For machines without such an instruction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> MultiplyHighWidened(Vector128<ushort> left, Vector128<ushort> right)
    {
        var low = Vector128.WidenLower(left) * Vector128.WidenLower(right);
        var high = Vector128.WidenUpper(left) * Vector128.WidenUpper(right);
        return Vector128.Narrow(low >>> 16, high >>> 16);
    }
}
