using System.Buffers.Binary;
using SkiaSharp;

namespace RearCloud.Rendering.Tests.Samples;

/// <summary>Makes image files as cameras and attackers do: corners red, green, blue and white from the top left, clockwise.</summary>
internal static class Photos
{
    public static byte[] Encode(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint();
        void Quarter(int x, int y, SKColor color)
        {
            paint.Color = color;
            canvas.DrawRect(x * width / 2f, y * height / 2f, width / 2f, height / 2f, paint);
        }

        Quarter(0, 0, SKColors.Red);
        Quarter(1, 0, SKColors.Lime);
        Quarter(1, 1, SKColors.Blue);
        Quarter(0, 1, SKColors.White);
        using var data = bitmap.Encode(format, 80);
        return data.ToArray();
    }

    /// <summary>A JPEG with an EXIF segment that holds the orientation tag alone.</summary>
    public static byte[] Jpeg(int width, int height, ushort orientation)
    {
        var jpeg = Encode(width, height, SKEncodedImageFormat.Jpeg);
        byte[] tiff =
        [
            .. "MM\0*"u8, 0, 0, 0, 8, // big-endian, first directory at 8
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, (byte)(orientation >> 8), (byte)orientation, 0, 0, // one entry: 0x0112, short, 1 value
            0, 0, 0, 0, // no further directory
        ];
        var length = (ushort)(2 + 6 + tiff.Length);
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. "Exif\0\0"u8, .. tiff, .. jpeg[2..]];
    }

    /// <summary>A PNG file of only a signature, a header and a start of data.</summary>
    public static byte[] PngHeader(int width, int height)
    {
        var png = Encode(8, 8, SKEncodedImageFormat.Png);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        FixHeaderChecksum(png);
        return png;
    }

    /// <summary>Makes the checksum of a changed PNG header right again.</summary>
    public static void FixHeaderChecksum(byte[] png)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in png.AsSpan(12, 17))
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }

        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), ~crc);
    }

    public static string NameOf(SKColor color) => (color.Red > 128, color.Green > 128, color.Blue > 128) switch
    {
        (true, false, false) => "red",
        (false, true, false) => "green",
        (false, false, true) => "blue",
        (true, true, true) => "white",
        _ => color.ToString(),
    };
}
