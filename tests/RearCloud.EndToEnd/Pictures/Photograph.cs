using System.Buffers.Binary;
using SkiaSharp;

namespace RearCloud.EndToEnd.Pictures;

/// <summary>A photograph as a phone writes it: more than 12 megapixels, lying on its side, with the way to turn it upright in EXIF.</summary>
internal static class Photograph
{
    /// <summary>A JPEG of 4,096 x 3,072 pixels whose upright left half is red and right half blue, stored turned, with EXIF orientation 6.</summary>
    public static byte[] RedLeftBlueRight()
    {
        using var bitmap = new SKBitmap(4_096, 3_072);
        using (var canvas = new SKCanvas(bitmap))
        {
            // Orientation 6: the stored top is the upright right side.
            canvas.Clear(SKColors.Red);
            using var blue = new SKPaint { Color = SKColors.Blue };
            canvas.DrawRect(0, 0, 4_096, 1_536, blue);
        }

        using var encoded = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        return WithOrientation(encoded.ToArray(), 6);
    }

    // An APP1 segment with a TIFF header and one entry (0x0112), right behind the start of the image.
    private static byte[] WithOrientation(byte[] jpeg, ushort orientation)
    {
        byte[] tiff = [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, (byte)(orientation >> 8), (byte)orientation, 0, 0, 0, 0, 0, 0];
        byte[] segment = [0xFF, 0xE1, 0, 0, .. "Exif\0\0"u8, .. tiff];
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(segment.Length - 2));
        return [.. jpeg.AsSpan(0, 2), .. segment, .. jpeg.AsSpan(2)];
    }
}
