using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Memory;

namespace RearCloud.Rendering.Painting.Frosting;

/// <summary>
/// A part of a picture at a quarter of its size, blurred: a cell holds the sums of 16 pixels, channel by channel. Cells lie on a grid that is fixed to the panel, so
/// that a cell has one value whichever part of the picture is asked for. Keeps its memory; for one thread at a time.
/// </summary>
internal sealed unsafe class FrostCells
{
    /// <summary>Pixels of a side of a cell.</summary>
    public const int Side = 4;

    /// <summary>A cell mixes with as many cells on each side, twice.</summary>
    private const int Radius = 7;

    private const int Passes = 2;
    private const int Window = 2 * Radius + 1;
    private const int Reciprocal = (65_536 + Window / 2) / Window;

    private ulong[] _cells = [];
    private ulong[] _other = [];
    private int[] _sums = [];

    /// <summary>Pixels around a rectangle that have a say in its frost.</summary>
    public static int Reach => (Radius * Passes + 2) * Side;

    /// <summary>The cells that are held, in grid places.</summary>
    public PixelRect Grid { get; private set; }

    /// <summary>The cells of a row, from the first one of the grid on.</summary>
    public ReadOnlySpan<ulong> Row(int y) => _cells.AsSpan((y - Grid.Y) * Grid.Width, Grid.Width);

    /// <summary>Fills the cells that frost in a rectangle needs.</summary>
    public void Fill(PixelBuffer picture, PixelRect rect)
    {
        var whole = GridOf(picture.Area);
        Grid = GridOf(rect, (Radius * Passes) + 1).Intersect(whole);
        var count = Grid.Width * Grid.Height;
        if (_cells.Length < count) (_cells, _other) = (new ulong[count], new ulong[count]);
        if (_sums.Length < Grid.Width * 4) _sums = new int[Grid.Width * 4];
        for (var y = 0; y < Grid.Height; y++) Gather(picture, Grid.Y + y, _cells.AsSpan(y * Grid.Width, Grid.Width));
        for (var pass = 0; pass < Passes; pass++)
        {
            for (var y = 0; y < Grid.Height; y++) BlurRow(_cells.AsSpan(y * Grid.Width, Grid.Width), _other.AsSpan(y * Grid.Width, Grid.Width));
            BlurColumns();
        }
    }

    private static PixelRect GridOf(PixelRect rect, int more = 0)
    {
        int left = Floor(rect.X) - more, top = Floor(rect.Y) - more;
        return new PixelRect(left, top, Floor(rect.Right + Side - 1) + more - left, Floor(rect.Bottom + Side - 1) + more - top);
    }

    private static int Floor(int pixel) => pixel >> 2;

    private void Gather(PixelBuffer picture, int cellY, Span<ulong> row)
    {
        var area = picture.Area;
        for (var x = 0; x < row.Length; x++)
        {
            var left = (Grid.X + x) * Side;
            var top = cellY * Side;
            row[x] = left >= area.X && left + Side <= area.Right && top >= area.Y && top + Side <= area.Bottom
                ? SumOf(picture, left, top)
                : SumAtEdge(picture, new PixelRect(left, top, Side, Side).Intersect(area));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong SumOf(PixelBuffer picture, int left, int top)
    {
        var mask = Vector128.Create(0x00FF00FFu);
        var redBlue = Vector128<ushort>.Zero;
        var alphaGreen = Vector128<ushort>.Zero;
        for (var y = top; y < top + Side; y++)
        {
            var four = Vector128.Load(picture.Row(y) + left);
            redBlue += (four & mask).AsUInt16();
            alphaGreen += ((four >> 8) & mask).AsUInt16();
        }

        return (ulong)Across(redBlue) | (ulong)Across(alphaGreen) << 16;
    }

    // Four pairs of sums into one: the low one in bits 0 to 15, the high one in bits 32 to 47.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Across(Vector128<ushort> pairs)
    {
        var two = pairs.GetLower().AsUInt32() + pairs.GetUpper().AsUInt32();
        var both = two.GetElement(0) + two.GetElement(1);
        return (both & 0xFFFF) | (ulong)(both >> 16) << 32;
    }

    // The pixels that are there stand for those beyond the edge.
    private static ulong SumAtEdge(PixelBuffer picture, PixelRect rect)
    {
        uint blue = 0, green = 0, red = 0, alpha = 0;
        for (var y = rect.Y; y < rect.Bottom; y++)
        {
            for (var x = rect.X; x < rect.Right; x++)
            {
                var pixel = picture.Row(y)[x];
                blue += pixel & 0xFF;
                green += pixel >> 8 & 0xFF;
                red += pixel >> 16 & 0xFF;
                alpha += pixel >> 24;
            }
        }

        var count = (uint)(rect.Width * rect.Height);
        return blue * 16 / count | (ulong)(green * 16 / count) << 16 | (ulong)(red * 16 / count) << 32 | (ulong)(alpha * 16 / count) << 48;
    }

    // The grid ends at the panel's edge, or far enough from what is asked for that its own edge is not seen.
    private static void BlurRow(ReadOnlySpan<ulong> from, Span<ulong> to)
    {
        var sum = Wide(from[0]) * (Radius + 1);
        for (var x = 1; x <= Radius; x++) sum += Wide(from[Math.Min(x, from.Length - 1)]);
        for (var x = 0; x < from.Length; x++)
        {
            to[x] = Narrow(sum);
            sum += Wide(from[Math.Min(x + Radius + 1, from.Length - 1)]) - Wide(from[Math.Max(x - Radius, 0)]);
        }
    }

    private void BlurColumns()
    {
        var width = Grid.Width;
        var height = Grid.Height;
        var sums = _sums.AsSpan(0, width * 4);
        sums.Clear();
        for (var y = -Radius; y <= Radius; y++) AddRow(sums, Math.Clamp(y, 0, height - 1), 1);
        for (var y = 0; y < height; y++)
        {
            var to = _cells.AsSpan(y * width, width);
            for (var x = 0; x < width; x++) to[x] = Narrow(Vector128.LoadUnsafe(ref sums[x * 4]));
            AddRow(sums, Math.Min(y + Radius + 1, height - 1), 1);
            AddRow(sums, Math.Max(y - Radius, 0), -1);
        }
    }

    private void AddRow(Span<int> sums, int y, int sign)
    {
        var row = _other.AsSpan(y * Grid.Width, Grid.Width);
        var factor = Vector128.Create(sign);
        for (var x = 0; x < row.Length; x++)
        {
            ref var at = ref sums[x * 4];
            (Vector128.LoadUnsafe(ref at) + Wide(row[x]) * factor).StoreUnsafe(ref at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Wide(ulong cell) => Vector128.WidenLower(Vector128.CreateScalarUnsafe(cell).AsUInt16()).AsInt32();

    // Sums stay below 15 x 4,080, so the product fits 32 bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Narrow(Vector128<int> sum)
    {
        var mean = ((sum * Reciprocal + Vector128.Create(32_768)) >>> 16).AsUInt32();
        return Vector128.Narrow(mean, mean).AsUInt64().GetElement(0);
    }
}
