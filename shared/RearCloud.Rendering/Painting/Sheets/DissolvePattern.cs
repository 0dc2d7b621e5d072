using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RearCloud.Rendering.Painting.Sheets;

/// <summary>
/// In which order the pixels of a sheet that dissolves come: small clouds, a tile that repeats without a seam, each order as often as any other, so that
/// an opacity is the share of pixels that are seen. Value noise in octaves after Perlin (An Image Synthesizer, 1985).
/// </summary>
internal static unsafe class DissolvePattern
{
    private const int Size = 256;

    // A row may be read eight pixels on from any of its places.
    private const int Stride = Size + 8;

    private static readonly (int Cell, double Weight)[] Octaves = [(16, 1), (8, 0.7), (4, 0.4), (2, 0.15)];
    private static readonly byte[] Tile = Make();
    private static readonly byte* First = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(Tile));

    public static byte* Row(int y) => First + Wrap(y) * Stride;

    public static int Wrap(int place) => place & (Size - 1);

    private static byte[] Make()
    {
        var heights = new double[Size * Size];
        for (var i = 0; i < heights.Length; i++) heights[i] = Height(i % Size, i / Size);
        var order = Enumerable.Range(0, heights.Length).ToArray();
        Array.Sort(heights, order);
        // Pinned: the blend goes through it by pointers.
        var tile = GC.AllocateUninitializedArray<byte>(Stride * Size, pinned: true);
        for (var rank = 0; rank < order.Length; rank++) tile[order[rank] / Size * Stride + order[rank] % Size] = (byte)(rank * 256 / order.Length);
        for (var y = 0; y < Size; y++) tile.AsSpan(y * Stride, Stride - Size).CopyTo(tile.AsSpan(y * Stride + Size));
        return tile;
    }

    private static double Height(int x, int y)
    {
        var height = 0.0;
        foreach (var (cell, weight) in Octaves)
        {
            var (left, top, across, down) = (x / cell, y / cell, Eased((double)(x % cell) / cell), Eased((double)(y % cell) / cell));
            var upper = double.Lerp(Corner(left, top, cell), Corner(left + 1, top, cell), across);
            var lower = double.Lerp(Corner(left, top + 1, cell), Corner(left + 1, top + 1, cell), across);
            height += weight * double.Lerp(upper, lower, down);
        }

        return height;
    }

    private static double Eased(double part) => part * part * (3 - 2 * part);

    // A number from 0 to 1 that the place alone decides; the mixing is the end of MurmurHash3.
    private static double Corner(int column, int row, int cell)
    {
        var cells = Size / cell;
        var hash = (uint)(column % cells + row % cells * 0x10001 + cell * 0x9E3779B1);
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return (hash ^ (hash >> 16)) / (double)uint.MaxValue;
    }
}
