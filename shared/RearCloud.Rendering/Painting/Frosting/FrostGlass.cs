using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Memory;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Painting.Frosting;

/// <summary>
/// Draws frosted glass on pixels: what is there, blurred at a quarter of its size and read back smoothly, under a tint, with round corners. A pixel's value depends on
/// the picture and its own place alone, not on which part is redrawn. Keeps its memory; for one thread at a time.
/// </summary>
internal sealed unsafe class FrostGlass
{
    // Bayer's 8 x 8 thresholds in sixteenths of a step: dark blurs would show bands without them.
    private static readonly ulong[] Thresholds = MakeThresholds();

    private readonly FrostCells _cells = new();
    private ulong[] _row = [];
    private byte[] _corner = [];
    private float _cornerRadius = -1;

    /// <summary>The pixels that a frost covers: its rectangle on whole pixels.</summary>
    public static PixelRect PlaceOf(DrawOp.Frost op)
    {
        int left = Whole(op.Rect.X), top = Whole(op.Rect.Y);
        return new PixelRect(left, top, Math.Max(0, Whole(op.Rect.Right) - left), Math.Max(0, Whole(op.Rect.Bottom) - top));
    }

    /// <summary>The pixels that have a say in what a frost shows.</summary>
    public static PixelRect ReachOf(PixelRect place)
    {
        var reach = FrostCells.Reach;
        return new PixelRect(place.X - reach, place.Y - reach, place.Width + 2 * reach, place.Height + 2 * reach);
    }

    public void Draw(PixelBuffer target, PixelRect clip, DrawOp.Frost op)
    {
        var place = PlaceOf(op);
        var seen = place.Intersect(clip).Intersect(target.Area);
        if (seen.IsEmpty) return;
        _cells.Fill(target, seen);
        // The cells of its pixels, and one more on each side to mix with.
        var first = (seen.X >> 2) - 1;
        var count = ((seen.Right - 1) >> 2) + 2 - first;
        if (_row.Length < count) _row = new ulong[count];
        var corner = CornerOf(place, op.Radius);
        var veil = new Veil(op.Tint);
        for (var y = seen.Y; y < seen.Bottom; y++)
        {
            MixRows(y, first, count);
            DrawRow(target, seen, y, first, veil, place, corner);
        }
    }

    private static int Whole(float value) => (int)MathF.Round(Math.Clamp(float.IsNaN(value) ? 0 : value, -100_000f, 100_000f));

    private static ulong[] MakeThresholds()
    {
        var thresholds = new ulong[64];
        for (var i = 0; i < thresholds.Length; i++)
        {
            int x = i & 7, y = i >> 3;
            var rank = 0;
            for (var bit = 0; bit < 3; bit++) rank = rank << 2 | ((x ^ y) >> bit & 1) << 1 | (y >> bit & 1);
            thresholds[i] = (ulong)(rank / 4) * 0x0001_0001_0001_0001;
        }

        return thresholds;
    }

    // Between the two rows of cells whose middles lie around the row of pixels, in eighths.
    private void MixRows(int y, int first, int count)
    {
        var grid = _cells.Grid;
        var twice = 2 * y + 1 - FrostCells.Side;
        var cell = twice >> 3;
        var share = (ushort)(twice & 7);
        int from = Math.Max(first, grid.X), upTo = Math.Min(first + count, grid.Right);
        var upper = _cells.Row(Math.Clamp(cell, grid.Y, grid.Bottom - 1))[(from - grid.X)..(upTo - grid.X)];
        var lower = _cells.Row(Math.Clamp(cell + 1, grid.Y, grid.Bottom - 1))[(from - grid.X)..(upTo - grid.X)];
        Mix(upper, lower, share, _row.AsSpan(from - first, upTo - from));
        // At the picture's edge the last cell stands for what lies beyond.
        if (from > first) _row[0] = _row[1];
        if (upTo < first + count) _row[count - 1] = _row[count - 2];
    }

    private static void Mix(ReadOnlySpan<ulong> upper, ReadOnlySpan<ulong> lower, ushort share, Span<ulong> mixed)
    {
        var less = Vector256.Create((ushort)(8 - share));
        var more = Vector256.Create(share);
        var x = 0;
        for (; x + 4 <= mixed.Length; x += 4)
            ((Vector256.LoadUnsafe(in upper[x]).AsUInt16() * less + Vector256.LoadUnsafe(in lower[x]).AsUInt16() * more) >> 3).AsUInt64().StoreUnsafe(ref mixed[x]);
        for (; x < mixed.Length; x++)
        {
            var one = Vector128.CreateScalarUnsafe(upper[x]).AsUInt16() * less.GetLower() + Vector128.CreateScalarUnsafe(lower[x]).AsUInt16() * more.GetLower();
            mixed[x] = (one >> 3).AsUInt64().ToScalar();
        }
    }

    private void DrawRow(PixelBuffer target, PixelRect seen, int y, int first, in Veil veil, PixelRect place, ReadOnlySpan<byte> corner)
    {
        var to = target.Row(y);
        var alpha = Vector128.Create(target.IsOpaque ? 0xFF000000 : 0);
        var four = stackalloc uint[4];
        var isRoundRow = y < place.Y + CornerSide || y >= place.Bottom - CornerSide;
        fixed (ulong* row = _row, thresholds = &Thresholds[(y & 7) * 8])
        {
            for (var left = seen.X & ~3; left < seen.Right; left += 4)
            {
                var pixels = FourPixels(row + (left >> 2) - first, thresholds + (left & 4), veil) | alpha;
                if (left >= seen.X && left + 4 <= seen.Right && !(isRoundRow && IsRound(left, place)))
                {
                    pixels.Store(to + left);
                    continue;
                }

                pixels.Store(four);
                for (var x = Math.Max(left, seen.X); x < Math.Min(left + 4, seen.Right); x++) to[x] = Covered(to[x], four[x - left], CoverageOf(x, y, place, corner));
            }
        }
    }

    // A cell's pixels lie an eighth, three eighths and so on of a cell from the middles around them.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<uint> FourPixels(ulong* cell, ulong* thresholds, in Veil veil)
    {
        var here = Vector256.Create(*cell).AsUInt16();
        var beside = Vector256.Create(Vector128.Create(cell[-1]), Vector128.Create(cell[1])).AsUInt16();
        var own = Vector256.Create(5, 5, 5, 5, 7, 7, 7, 7, 7, 7, 7, 7, 5, 5, 5, (ushort)5);
        var smooth = (here * own + beside * (Vector256.Create((ushort)8) - own)) >> 3;
        var even = (smooth + Vector256.Load(thresholds).AsUInt16()) >> 4;
        var tinted = veil.Over(Vector256.Min(even, Vector256.Create((ushort)255)));
        return Vector128.Narrow(tinted.GetLower(), tinted.GetUpper()).AsUInt32();
    }

    private bool IsRound(int left, PixelRect place) => left < place.X + CornerSide || left + 4 > place.Right - CornerSide;

    private int CornerSide => (int)MathF.Ceiling(_cornerRadius);

    private int CoverageOf(int x, int y, PixelRect place, ReadOnlySpan<byte> corner)
    {
        var side = CornerSide;
        var fromLeft = Math.Min(x - place.X, place.Right - 1 - x);
        var fromTop = Math.Min(y - place.Y, place.Bottom - 1 - y);
        return fromLeft >= side || fromTop >= side ? 255 : corner[fromTop * side + fromLeft];
    }

    private static uint Covered(uint below, uint above, int coverage)
    {
        if (coverage == 255) return above;
        uint mixed = 0;
        for (var shift = 0; shift < 32; shift += 8)
        {
            var channel = (int)(below >> shift & 0xFF) * (255 - coverage) + (int)(above >> shift & 0xFF) * coverage;
            mixed |= (uint)((channel + 127) / 255) << shift;
        }

        return mixed;
    }

    // How much of each pixel of the top left corner lies inside the curve, by the distance of its middle.
    private ReadOnlySpan<byte> CornerOf(PixelRect place, float radius)
    {
        radius = Math.Clamp(float.IsNaN(radius) ? 0 : radius, 0, Math.Min(place.Width, place.Height) / 2f);
        if (radius == _cornerRadius) return _corner;
        _cornerRadius = radius;
        var side = CornerSide;
        if (_corner.Length < side * side) _corner = new byte[side * side];
        for (var i = 0; i < side * side; i++)
        {
            float x = radius - i % side - 0.5f, y = radius - i / side - 0.5f;
            _corner[i] = x <= 0 || y <= 0 ? (byte)255 : (byte)MathF.Round(Math.Clamp(radius + 0.5f - MathF.Sqrt(x * x + y * y), 0, 1) * 255);
        }

        return _corner;
    }

    /// <summary>A tint over everything, premultiplied.</summary>
    private readonly struct Veil
    {
        private readonly Vector256<ushort> _keep;
        private readonly Vector256<ushort> _add;

        public Veil(Color tint)
        {
            _keep = Vector256.Create((ushort)(255 - tint.Alpha));
            _add = Vector256.Create(
                Part(tint.Blue, tint.Alpha) | (ulong)Part(tint.Green, tint.Alpha) << 16 | (ulong)Part(tint.Red, tint.Alpha) << 32 | (ulong)tint.Alpha << 48).AsUInt16();
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<ushort> Over(Vector256<ushort> below)
        {
            var product = below * _keep + Vector256.Create((ushort)128);
            return ((product + (product >> 8)) >> 8) + _add;
        }

        private static ushort Part(byte channel, byte alpha) => (ushort)((channel * alpha + 127) / 255);
    }
}
