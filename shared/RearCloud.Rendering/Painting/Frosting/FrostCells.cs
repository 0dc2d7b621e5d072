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

    /// <summary>A cell mixes with 16 in a row, once from 8 before it to 7 after it and once the other way round: sixteen sums of 4,080 just fit 16 bits, and a shift divides them.</summary>
    private const int Window = 16;

    private const int Passes = 2;
    private const int MostBeside = Window - 1;

    private ulong[] _cells = [];
    private ulong[] _other = [];
    private ulong[] _sums = [];
    private ulong[] _wide = [];

    /// <summary>Pixels around a rectangle that have a say in its frost.</summary>
    public static int Reach => (MostBeside + 2) * Side;

    /// <summary>The cells that are held, in grid places.</summary>
    public PixelRect Grid { get; private set; }

    /// <summary>The cells of a row, from the first one of the grid on.</summary>
    public ReadOnlySpan<ulong> Row(int y) => _cells.AsSpan((y - Grid.Y) * Grid.Width, Grid.Width);

    /// <summary>Fills the cells that frost in a rectangle needs.</summary>
    public void Fill(PixelBuffer picture, PixelRect rect)
    {
        var whole = GridOf(picture.Area);
        Grid = GridOf(rect, MostBeside + 1).Intersect(whole);
        var count = Grid.Width * Grid.Height;
        if (_cells.Length < count) (_cells, _other) = (new ulong[count], new ulong[count]);
        if (_sums.Length < Grid.Width) (_sums, _wide) = (new ulong[Grid.Width], new ulong[Grid.Width + 2 * Window]);
        for (var y = 0; y < Grid.Height; y++) Gather(picture, Grid.Y + y, _cells.AsSpan(y * Grid.Width, Grid.Width));
        for (var pass = 0; pass < Passes; pass++)
        {
            var before = pass == 0 ? Window / 2 : Window / 2 - 1;
            for (var y = 0; y < Grid.Height; y++) BlurRow(_cells.AsSpan(y * Grid.Width, Grid.Width), _other.AsSpan(y * Grid.Width, Grid.Width), before);
            BlurColumns(before);
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
        var top = cellY * Side;
        var x = 0;
        if (top >= area.Y && top + Side <= area.Bottom)
        {
            for (; x < row.Length && (Grid.X + x) * Side < area.X; x++) row[x] = SumAtEdge(picture, CellAt(x, top));
            var whole = Math.Min(row.Length, (area.Right >> 2) - Grid.X);
            uint* first = picture.Row(top), second = picture.Row(top + 1), third = picture.Row(top + 2), fourth = picture.Row(top + 3);
            for (; x < whole; x++)
            {
                var left = (Grid.X + x) * Side;
                row[x] = Sum(Vector128.Load(first + left), Vector128.Load(second + left), Vector128.Load(third + left), Vector128.Load(fourth + left));
            }
        }

        for (; x < row.Length; x++) row[x] = SumAtEdge(picture, CellAt(x, top));
    }

    private PixelRect CellAt(int x, int top) => new((Grid.X + x) * Side, top, Side, Side);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Sum(Vector128<uint> first, Vector128<uint> second, Vector128<uint> third, Vector128<uint> fourth)
    {
        var mask = Vector128.Create(0x00FF00FFu);
        var redBlue = ((first & mask) + (second & mask) + (third & mask) + (fourth & mask)).AsUInt64();
        var alphaGreen = (((first >> 8) & mask) + ((second >> 8) & mask) + ((third >> 8) & mask) + ((fourth >> 8) & mask)).AsUInt64();
        // No sum of two or four of them leaves its 16 bits, so that wide lanes can be added.
        return Across(redBlue) | Across(alphaGreen) << 16;
    }

    // Four pairs of sums into one: the low one in bits 0 to 15, the high one in bits 32 to 47.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Across(Vector128<ulong> pairs)
    {
        var two = pairs.GetElement(0) + pairs.GetElement(1);
        var both = (uint)two + (uint)(two >> 32);
        return (both & 0xFFFF) | (ulong)(both >> 16) << 32;
    }

    // The pixels that are there stand for those beyond the edge.
    private static ulong SumAtEdge(PixelBuffer picture, PixelRect cell)
    {
        var rect = cell.Intersect(picture.Area);
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

    // The grid ends at the panel's edge, or far enough from what is asked for that its own edge is not seen: there the last cell stands for what lies beyond.
    private void BlurRow(ReadOnlySpan<ulong> from, Span<ulong> to, int before)
    {
        var wide = _wide.AsSpan(0, from.Length + 2 * Window);
        wide[..Window].Fill(from[0]);
        from.CopyTo(wide[Window..]);
        wide[(Window + from.Length)..].Fill(from[^1]);
        var sum = Vector128.Create((ushort)(Window / 2));
        foreach (var cell in wide.Slice(Window - before, Window)) sum += Cell(cell);
        ref var coming = ref wide[2 * Window - before];
        ref var going = ref wide[Window - before];
        for (var x = 0; x < to.Length; x++)
        {
            to[x] = (sum >>> 4).AsUInt64().ToScalar();
            sum += Cell(Unsafe.Add(ref coming, x)) - Cell(Unsafe.Add(ref going, x));
        }
    }

    private void BlurColumns(int before)
    {
        var last = Grid.Height - 1;
        var sums = _sums.AsSpan(0, Grid.Width);
        sums.Fill(0x0008_0008_0008_0008);
        for (var y = -before; y < Window - before; y++) Add(sums, OtherRow(Math.Clamp(y, 0, last)));
        for (var y = 0; y <= last; y++)
            Step(sums, _cells.AsSpan(y * Grid.Width, Grid.Width), OtherRow(Math.Min(y + Window - before, last)), OtherRow(Math.Max(y - before, 0)));
    }

    private ReadOnlySpan<ulong> OtherRow(int y) => _other.AsSpan(y * Grid.Width, Grid.Width);

    private static void Add(Span<ulong> sums, ReadOnlySpan<ulong> row)
    {
        for (var x = 0; x < row.Length; x++) sums[x] = (Cell(sums[x]) + Cell(row[x])).AsUInt64().ToScalar();
    }

    // Writes the means of the window and moves it by a row.
    private static void Step(Span<ulong> sums, Span<ulong> to, ReadOnlySpan<ulong> coming, ReadOnlySpan<ulong> going)
    {
        var x = 0;
        for (; x + 4 <= to.Length; x += 4)
        {
            var sum = Vector256.LoadUnsafe(ref sums[x]).AsUInt16();
            (sum >>> 4).AsUInt64().StoreUnsafe(ref to[x]);
            sum += Vector256.LoadUnsafe(in coming[x]).AsUInt16() - Vector256.LoadUnsafe(in going[x]).AsUInt16();
            sum.AsUInt64().StoreUnsafe(ref sums[x]);
        }

        for (; x < to.Length; x++)
        {
            var sum = Cell(sums[x]);
            to[x] = (sum >>> 4).AsUInt64().ToScalar();
            sums[x] = (sum + Cell(coming[x]) - Cell(going[x])).AsUInt64().ToScalar();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Cell(ulong cell) => Vector128.CreateScalarUnsafe(cell).AsUInt16();
}
