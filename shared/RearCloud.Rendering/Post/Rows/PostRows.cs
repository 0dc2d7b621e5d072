using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RearCloud.Core.Panels;

namespace RearCloud.Rendering.Post.Rows;

/// <summary>Runs over the rows of a rectangle: black where the shifted picture is not, vectors of whole groups of eight pixels, single pixels beside them.</summary>
internal static unsafe class PostRows<TStore>
    where TStore : struct, IPixelStore
{
    private const int Group = DitherMatrix.Side;

    public static void Run(in RowPlan plan, PixelRect rect)
    {
        var picture = rect.Intersect(plan.Shift.Move(PixelRect.Of(plan.Size)));
        for (var y = rect.Y; y < rect.Bottom; y++)
        {
            var target = plan.Target.Row(y);
            if (picture.IsEmpty || y < picture.Y || y >= picture.Bottom)
            {
                Blacken(target, rect.X, rect.Right);
                continue;
            }

            Blacken(target, rect.X, picture.X);
            Blacken(target, picture.Right, rect.Right);
            Row(plan, y, picture.X, picture.Right);
        }
    }

    private static void Blacken(byte* row, int from, int to)
    {
        for (var x = from; x < to; x++)
        {
            var black = TStore.Black;
            for (var i = 0; i < TStore.PixelBytes; i++) row[(nint)x * TStore.PixelBytes + i] = (byte)(black >> (8 * i));
        }
    }

    private static void Row(in RowPlan plan, int y, int from, int to)
    {
        // The source's pixel that comes to x stands at source + 4 x.
        var source = plan.Source.Row(y - plan.Shift.Y) - (nint)plan.Shift.X * 4;
        var target = plan.Target.Row(y);
        var dither = plan.Dither(y);
        var wear = plan.Wear(y);
        var first = Math.Min(to, (from + Group - 1) & -Group);
        var last = plan.Width == LaneWidth.One ? first : Math.Max(first, to & -Group);

        Single(plan.Gains, source, target, dither, wear, from, first);
        if (plan.Width == LaneWidth.Eight) Eights(plan.Gains, source, target, dither, wear, first, last);
        else Fours(plan.Gains, source, target, dither, wear, first, last);
        Single(plan.Gains, source, target, dither, wear, last, to);
    }

    private static void Single(RowGains gains, byte* source, byte* target, ushort* dither, ushort* wear, nint from, nint to)
    {
        for (var x = from; x < to; x++)
        {
            var pixel = source + x * 4;
            uint worn = wear == null ? ushort.MaxValue : wear[(nuint)x / Group];
            TStore.One(
                Scale(pixel[0], gains.Blue, wear == null, worn),
                Scale(pixel[1], gains.Green, wear == null, worn),
                Scale(pixel[2], gains.Red, wear == null, worn),
                dither[2 * (x & (Group - 1))],
                target + x * TStore.PixelBytes);
        }
    }

    private static uint Scale(uint value, uint gain, bool isNew, uint worn) => (value << 8) * (isNew ? gain : gain * worn >> 16) >> 16;

    private static void Fours(RowGains gains, byte* source, byte* target, ushort* dither, ushort* wear, nint from, nint to)
    {
        var evenGains = Vector128.Create(gains.Blue | (uint)gains.Red << 16).AsUInt16();
        var oddGains = Vector128.Create((uint)gains.Green).AsUInt16();
        var left = Vector128.Load(dither);
        var right = Vector128.Load(dither + Group);
        for (var x = from; x < to; x += Group)
        {
            var (even, odd) = (evenGains, oddGains);
            if (wear != null)
            {
                var worn = Vector128.Create(wear[(nuint)x / Group]);
                (even, odd) = (Lanes.MultiplyHigh(even, worn), Lanes.MultiplyHigh(odd, worn));
            }

            Four(source, target, x, even, odd, left);
            Four(source, target, x + 4, even, odd, right);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(byte* source, byte* target, nint x, Vector128<ushort> even, Vector128<ushort> odd, Vector128<ushort> dither)
    {
        var pixels = Vector128.Load((ushort*)(source + x * 4));
        TStore.Four(
            Lanes.MultiplyHigh(pixels << 8, even),
            Lanes.MultiplyHigh(pixels & Vector128.Create((ushort)0xFF00), odd),
            dither,
            target + x * TStore.PixelBytes);
    }

    private static void Eights(RowGains gains, byte* source, byte* target, ushort* dither, ushort* wear, nint from, nint to)
    {
        var even = Vector256.Create(gains.Blue | (uint)gains.Red << 16).AsUInt16();
        var odd = Vector256.Create((uint)gains.Green).AsUInt16();
        var threshold = Vector256.Load(dither);
        if (wear == null)
        {
            for (var x = from; x < to; x += Group) Eight(source, target, x, even, odd, threshold);
            return;
        }

        for (var x = from; x < to; x += Group)
        {
            var worn = Vector256.Create(wear[(nuint)x / Group]);
            Eight(source, target, x, Lanes.MultiplyHigh(even, worn), Lanes.MultiplyHigh(odd, worn), threshold);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Eight(byte* source, byte* target, nint x, Vector256<ushort> even, Vector256<ushort> odd, Vector256<ushort> dither)
    {
        var pixels = Vector256.Load((ushort*)(source + x * 4));
        TStore.Eight(
            Lanes.MultiplyHigh(pixels << 8, even),
            Lanes.MultiplyHigh(pixels & Vector256.Create((ushort)0xFF00), odd),
            dither,
            target + x * TStore.PixelBytes);
    }
}
