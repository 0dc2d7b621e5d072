using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RearCloud.Rendering.Memory;

namespace RearCloud.Rendering.Painting.Live;

/// <summary>Draws nodes at their full size: mixed on straight lines between four of them, in whole numbers, and dithered, so that dark colours show no bands.</summary>
internal static unsafe class FlowRows
{
    private const int Side = FlowNodes.Side;

    // Bayer's 8 x 8 thresholds in 256ths of a step, for four pixels at a time.
    private static readonly ulong[] Thresholds = MakeThresholds();

    public static void Draw(PixelBuffer target, FlowNodes nodes)
    {
        var columns = (target.Size.Width + Side - 1) / Side;
        var mixed = stackalloc ulong[columns + 1];
        for (var y = 0; y < target.Size.Height; y++)
        {
            Mix(nodes.Row(y / Side), nodes.Row(y / Side + 1), (ushort)(y % Side), new Span<ulong>(mixed, columns + 1));
            DrawRow((uint*)(target.Pixels + (nint)y * target.RowBytes), target.Size.Width, mixed, y % Side);
        }
    }

    private static void Mix(ReadOnlySpan<ulong> upper, ReadOnlySpan<ulong> lower, ushort eighths, Span<ulong> mixed)
    {
        var more = Vector128.Create(eighths);
        var less = Vector128.Create((ushort)(Side - eighths));
        for (var x = 0; x < mixed.Length; x++)
            mixed[x] = ((Vector128.CreateScalar(upper[x]).AsUInt16() * less + Vector128.CreateScalar(lower[x]).AsUInt16() * more) >> 3).AsUInt64().ToScalar();
    }

    private static void DrawRow(uint* to, int width, ulong* mixed, int dither)
    {
        var first = Vector256.LoadUnsafe(in Thresholds[dither * Side]).AsUInt16();
        var second = Vector256.LoadUnsafe(in Thresholds[dither * Side + 4]).AsUInt16();
        var whole = width / Side;
        for (var column = 0; column < whole; column++) EightPixels(mixed[column], mixed[column + 1], first, second).Store(to + column * Side);
        if (whole * Side == width) return;
        var rest = stackalloc uint[Side];
        EightPixels(mixed[whole], mixed[whole + 1], first, second).Store(rest);
        for (var x = whole * Side; x < width; x++) to[x] = rest[x - whole * Side];
    }

    // Products that leave their 16 bits come back with the sum, which does not.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> EightPixels(ulong here, ulong next, Vector256<ushort> firstThresholds, Vector256<ushort> secondThresholds)
    {
        var start = Vector256.Create(here).AsUInt16();
        var step = Vector256.Create(next).AsUInt16() - start;
        var first = (start << 3) + step * Vector256.Create(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, (ushort)3);
        var second = first + (step << 2);
        return Vector256.Narrow((first + firstThresholds) >> 8, (second + secondThresholds) >> 8).AsUInt32();
    }

    private static ulong[] MakeThresholds()
    {
        var thresholds = new ulong[Side * Side];
        for (var i = 0; i < thresholds.Length; i++)
        {
            int x = i % Side, y = i / Side, rank = 0;
            for (var bit = 0; bit < 3; bit++) rank = rank << 2 | ((x ^ y) >> bit & 1) << 1 | (y >> bit & 1);
            thresholds[i] = (ulong)(rank * 4) * 0x0001_0001_0001_0001;
        }

        return thresholds;
    }
}
