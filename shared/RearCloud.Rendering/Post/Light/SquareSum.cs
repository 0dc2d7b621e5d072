using System.Runtime.Intrinsics;

namespace RearCloud.Rendering.Post.Light;

/// <summary>Sums the squares of blue, green and red.</summary>
internal static unsafe class SquareSum
{
    private const int Step = 8;

    /// <param name="pixels">BGRA.</param>
    /// <param name="count">Of pixels; below 5,000, so that no lane overflows.</param>
    public static uint Of(byte* pixels, int count)
    {
        var sums = Vector256<uint>.Zero;
        var x = 0;
        for (; x <= count - Step; x += Step)
        {
            var quads = Vector256.Load((uint*)(pixels + (nint)x * 4));
            var blueRed = (quads & Vector256.Create(0x00FF_00FFu)).AsUInt16();
            var green = ((quads >>> 8) & Vector256.Create(0xFFu)).AsUInt16();

            // The square of a byte fits in a word.
            var squares = (blueRed * blueRed).AsUInt32();
            sums += (squares & Vector256.Create(0xFFFFu)) + (squares >>> 16) + (green * green).AsUInt32();
        }

        var sum = Vector256.Sum(sums);
        for (; x < count; x++)
        {
            var pixel = pixels + (nint)x * 4;
            sum += (uint)(pixel[0] * pixel[0] + pixel[1] * pixel[1] + pixel[2] * pixel[2]);
        }

        return sum;
    }
}
