using System.Globalization;
using RearCloud.Rendering.Post;

namespace RearCloud.Panel.Recording.Hashing;

/// <summary>
/// A picture in 64 bits: XXH64 of each row's pixels, seeded with that of the row above, the first with 0. Two pictures that differ by chance have the same
/// one once in 2^64 times.
/// </summary>
internal static class PictureHash
{
    private const string Form = "x16";

    public static ulong Of(in PictureView picture)
    {
        ulong hash = 0;
        var length = picture.Size.Width * 4;
        for (var y = 0; y < picture.Size.Height; y++) hash = XxHash64.Of(picture.Pixels.Slice(y * picture.RowBytes, length), hash);
        return hash;
    }

    /// <summary>Sixteen hexadecimal digits: JSON's numbers have no room for it everywhere.</summary>
    public static string Print(ulong hash) => hash.ToString(Form, CultureInfo.InvariantCulture);

    public static bool TryParse(string text, out ulong hash)
    {
        hash = 0;
        return text.Length == 16 && ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out hash);
    }
}
