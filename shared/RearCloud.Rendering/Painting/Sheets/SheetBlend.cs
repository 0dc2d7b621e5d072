using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Memory;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Painting.Sheets;

/// <summary>
/// Lays a sheet's pixels over others. Each pixel's result depends on nothing but the two pixels and the opacity, so that it is the same whichever part is redrawn.
/// The formulas are Porter and Duff's "over" on premultiplied colours (Compositing Digital Images, 1984), in whole numbers; a pixel of eight lanes and one alone
/// go through the same steps.
/// </summary>
internal static unsafe class SheetBlend
{
    private const uint Pair = 0x00FF00FF;

    /// <summary>Draws a sheet inside a rectangle of the target.</summary>
    /// <param name="target">Opaque or premultiplied.</param>
    /// <param name="clip">In the target's panel pixels.</param>
    /// <param name="sheet">Its pixels, at rest.</param>
    /// <param name="place">Where it stands.</param>
    public static void Draw(PixelBuffer target, PixelRect clip, PixelBuffer sheet, in SheetPlace place)
    {
        var rect = place.Move(sheet.Area).Intersect(clip).Intersect(target.Area);
        if (rect.IsEmpty || place.Opacity == 0) return;
        for (var y = rect.Y; y < rect.Bottom; y++)
        {
            var to = target.Row(y) + rect.X;
            var from = sheet.Row(y - place.Y) + rect.X - place.X;
            if (place.Fade == SheetFade.Dissolve && place.Opacity != 256) Dissolve(to, from, rect.Width, new DissolveRow(rect.X - place.X, y - place.Y, place.Opacity), sheet.IsOpaque);
            else if (!sheet.IsOpaque) Over(to, from, rect.Width, (ushort)place.Opacity);
            else if (place.Opacity == 256) Buffer.MemoryCopy(from, to, rect.Width * 4L, rect.Width * 4L);
            else Mix(to, from, rect.Width, (ushort)place.Opacity);
        }
    }

    /// <summary>Opaque over anything: <c>(d (256 - a) + s a + 128) / 256</c>.</summary>
    private static void Mix(uint* to, uint* from, int count, ushort opacity)
    {
        var mask = Vector256.Create(Pair);
        var more = Vector256.Create(opacity);
        var less = Vector256.Create((ushort)(256 - opacity));
        var half = Vector256.Create((ushort)128);
        var i = 0;
        for (; i + 8 <= count; i += 8)
        {
            var s = Vector256.Load(from + i);
            var d = Vector256.Load(to + i);
            var redBlue = MixPair((s & mask).AsUInt16(), (d & mask).AsUInt16(), more, less, half);
            var alphaGreen = MixPair(((s >> 8) & mask).AsUInt16(), ((d >> 8) & mask).AsUInt16(), more, less, half);
            (redBlue.AsUInt32() | (alphaGreen.AsUInt32() << 8)).Store(to + i);
        }

        for (; i < count; i++) to[i] = MixPair(from[i] & Pair, to[i] & Pair, opacity) | MixPair((from[i] >> 8) & Pair, (to[i] >> 8) & Pair, opacity) << 8;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> MixPair(Vector256<ushort> s, Vector256<ushort> d, Vector256<ushort> more, Vector256<ushort> less, Vector256<ushort> half) =>
        (d * less + s * more + half) >> 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint MixPair(uint s, uint d, uint opacity)
    {
        var low = ((d & 0xFF) * (256 - opacity) + (s & 0xFF) * opacity + 128) >> 8;
        var high = ((d >> 16) * (256 - opacity) + (s >> 16) * opacity + 128) >> 8;
        return low | high << 16;
    }

    /// <summary>Premultiplied over anything: with <c>s' = (s a + 128) / 256</c>, <c>s' + d (255 - s'alpha) / 255</c>, rounded.</summary>
    public static void Over(uint* to, uint* from, int count, ushort opacity)
    {
        var mask = Vector256.Create(Pair);
        var full = Vector256.Create(255u);
        var share = Vector256.Create(opacity);
        var half = Vector256.Create((ushort)128);
        var i = 0;
        for (; i + 8 <= count; i += 8)
        {
            var s = Vector256.Load(from + i);
            if (s == Vector256<uint>.Zero) continue;
            if (opacity == 256 && (s >> 24) == full)
            {
                s.Store(to + i);
                continue;
            }

            var redBlue = (s & mask).AsUInt16();
            var alphaGreen = ((s >> 8) & mask).AsUInt16();
            if (opacity != 256)
            {
                redBlue = (redBlue * share + half) >> 8;
                alphaGreen = (alphaGreen * share + half) >> 8;
            }

            var rest = full - (alphaGreen.AsUInt32() >> 16);
            var keep = (rest | (rest << 16)).AsUInt16();
            var d = Vector256.Load(to + i);
            redBlue += Kept((d & mask).AsUInt16(), keep, half);
            alphaGreen += Kept(((d >> 8) & mask).AsUInt16(), keep, half);
            (redBlue.AsUInt32() | (alphaGreen.AsUInt32() << 8)).Store(to + i);
        }

        for (; i < count; i++) to[i] = Over(from[i], to[i], opacity);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Kept(Vector256<ushort> d, Vector256<ushort> keep, Vector256<ushort> half)
    {
        var product = d * keep + half;
        return (product + (product >> 8)) >> 8;
    }

    /// <summary>Either of them with an opacity for each pixel.</summary>
    private static void Dissolve(uint* to, uint* from, int count, in DissolveRow row, bool isOpaque)
    {
        var mask = Vector256.Create(Pair);
        var full = Vector256.Create((ushort)256);
        var half = Vector256.Create((ushort)128);
        var i = 0;
        for (; i + 8 <= count; i += 8)
        {
            var share = row.Eight(i);
            if (share == Vector256<ushort>.Zero) continue;
            var s = Vector256.Load(from + i);
            var d = Vector256.Load(to + i);
            var redBlue = (s & mask).AsUInt16();
            var alphaGreen = ((s >> 8) & mask).AsUInt16();
            if (isOpaque)
            {
                redBlue = MixPair(redBlue, (d & mask).AsUInt16(), share, full - share, half);
                alphaGreen = MixPair(alphaGreen, ((d >> 8) & mask).AsUInt16(), share, full - share, half);
            }
            else
            {
                redBlue = (redBlue * share + half) >> 8;
                alphaGreen = (alphaGreen * share + half) >> 8;
                var rest = Vector256.Create(255u) - (alphaGreen.AsUInt32() >> 16);
                var keep = (rest | (rest << 16)).AsUInt16();
                redBlue += Kept((d & mask).AsUInt16(), keep, half);
                alphaGreen += Kept(((d >> 8) & mask).AsUInt16(), keep, half);
            }

            (redBlue.AsUInt32() | (alphaGreen.AsUInt32() << 8)).Store(to + i);
        }

        for (; i < count; i++)
        {
            var share = row.One(i);
            to[i] = isOpaque
                ? MixPair(from[i] & Pair, to[i] & Pair, share) | MixPair((from[i] >> 8) & Pair, (to[i] >> 8) & Pair, share) << 8
                : Over(from[i], to[i], share);
        }
    }

    private static uint Over(uint s, uint d, uint opacity)
    {
        if (opacity != 256) s = Scaled(s & Pair, opacity) | Scaled((s >> 8) & Pair, opacity) << 8;
        var keep = 255 - (s >> 24);
        return s + (Kept(d & Pair, keep) | Kept((d >> 8) & Pair, keep) << 8);
    }

    private static uint Scaled(uint pair, uint opacity) => (((pair & 0xFF) * opacity + 128) >> 8) | (((pair >> 16) * opacity + 128) >> 8) << 16;

    private static uint Kept(uint pair, uint keep)
    {
        var low = (pair & 0xFF) * keep + 128;
        var high = (pair >> 16) * keep + 128;
        return ((low + (low >> 8)) >> 8) | ((high + (high >> 8)) >> 8) << 16;
    }
}
