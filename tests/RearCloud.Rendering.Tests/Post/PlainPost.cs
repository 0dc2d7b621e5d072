using RearCloud.Core.Panels;
using RearCloud.Rendering.Post;

namespace RearCloud.Rendering.Tests.Post;

/// <summary>The post pass as one would write it down: pixel by pixel, with no vectors and no memory tricks.</summary>
internal static class PlainPost
{
    // Rows of the matrix as they stand in print.
    private static readonly int[][] Bayer =
    [
        [0, 32, 8, 40, 2, 34, 10, 42],
        [48, 16, 56, 24, 50, 18, 58, 26],
        [12, 44, 4, 36, 14, 46, 6, 38],
        [60, 28, 52, 20, 62, 30, 54, 22],
        [3, 35, 11, 43, 1, 33, 9, 41],
        [51, 19, 59, 27, 49, 17, 57, 25],
        [15, 47, 7, 39, 13, 45, 5, 37],
        [63, 31, 55, 23, 61, 29, 53, 21],
    ];

    /// <summary>The bytes of a pixel of the output.</summary>
    public static byte[] Pixel(byte[] picture, int rowBytes, PixelSize size, int x, int y, in PostSettings settings, WearGains? wear)
    {
        var (fromX, fromY) = (x - settings.Shift.X, y - settings.Shift.Y);
        var isBlack = fromX < 0 || fromY < 0 || fromX >= size.Width || fromY >= size.Height;
        int[] colours = isBlack ? [0, 0, 0] : [.. Enumerable.Range(0, 3).Select(i => (int)picture[fromY * rowBytes + fromX * 4 + i])];
        double[] gains = [settings.Gains.Blue, settings.Gains.Green, settings.Gains.Red];
        double[] weights = [4_732, 46_871, 13_933];
        int[] steps = settings.Format == PixelFormat.Rgb565 ? [31, 63, 31] : [255, 255, 255];
        var values = new long[3];
        for (var i = 0; i < 3; i++)
        {
            var gain = settings.Format == PixelFormat.Mono8
                ? (long)Math.Round(gains[i] * weights[i])
                : Math.Min(65_535, (long)Math.Ceiling(gains[i] * steps[i] / 255 * 65_536));
            if (wear is not null) gain = gain * wear.Groups[y * wear.RowGroups + x / 8] / 65_536;
            values[i] = colours[i] * 256 * gain / 65_536;
        }

        var dither = settings.Dither ? Bayer[y % 8][x % 8] * 4 + 2 : 128;
        if (settings.Format == PixelFormat.Mono8) return [(byte)((values.Sum() + dither) / 256)];
        var (blue, green, red) = ((int)(values[0] + dither) / 256, (int)(values[1] + dither) / 256, (int)(values[2] + dither) / 256);
        return settings.Format == PixelFormat.Rgb565
            ? BitConverter.GetBytes((ushort)(blue + green * 32 + red * 2_048))
            : [(byte)blue, (byte)green, (byte)red, 255];
    }
}
