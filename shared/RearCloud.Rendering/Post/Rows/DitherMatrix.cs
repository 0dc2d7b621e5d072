namespace RearCloud.Rendering.Post.Rows;

/// <summary>
/// What is added to a value in 256ths of a step before the fraction is cut off: by place for an ordered dither (B. E. Bayer, An optimum method
/// for two-level rendition of continuous-tone pictures, 1973), or a half everywhere. Fixed to the panel's pixels.
/// </summary>
/// <remarks>
/// Eight rows of sixteen words, each pixel's twice, as vectors need them. The least is 2 and the greatest 254: a value that falls short of a whole
/// step by 2/256 or less, which is what cutting products off loses, is that step, so that gains of 1 change nothing.
/// </remarks>
internal static class DitherMatrix
{
    public const int Side = 8;
    public const int RowWords = 2 * Side;

    private static readonly ushort[] Ordered = Make(isOrdered: true);
    private static readonly ushort[] Half = Make(isOrdered: false);

    public static ushort[] Of(bool isOrdered) => isOrdered ? Ordered : Half;

    private static ushort[] Make(bool isOrdered)
    {
        var words = new ushort[Side * RowWords];
        for (var i = 0; i < words.Length; i++) words[i] = (ushort)(isOrdered ? 4 * Rank(i % RowWords / 2, i / RowWords) + 2 : 128);
        return words;
    }

    // Bayer's recursion in closed form: the bits of x ^ y and y, interleaved, the lowest first.
    private static int Rank(int x, int y)
    {
        var rank = 0;
        for (var bit = 0; bit < 3; bit++) rank = (rank << 2) | (((x ^ y) >> bit & 1) << 1) | (y >> bit & 1);
        return rank;
    }
}
