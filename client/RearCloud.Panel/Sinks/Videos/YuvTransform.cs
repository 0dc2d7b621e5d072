namespace RearCloud.Panel.Sinks.Videos;

/// <summary>Makes luma and colour differences of 8 bits from BGRA, in whole numbers.</summary>
/// <remarks>ITU-R BT.709-6 and BT.601-7, with 16 bits behind the point. Greys have no colour difference, and white is the range's end, exactly.</remarks>
internal sealed class YuvTransform
{
    private const int Point = 16;
    private const int Half = 1 << (Point - 1);
    private const int Middle = 128 << Point;

    private readonly int _lumaStart;
    private readonly int _lumaRed;
    private readonly int _lumaGreen;
    private readonly int _lumaBlue;
    private readonly int _difference;
    private readonly int _blueRed;
    private readonly int _blueGreen;
    private readonly int _redGreen;
    private readonly int _redBlue;

    public YuvTransform(Y4mMatrix matrix, bool isFullRange)
    {
        var (red, blue) = matrix == Y4mMatrix.Bt709 ? (0.2126, 0.0722) : (0.299, 0.114);
        var (lumaSteps, differenceSteps) = isFullRange ? (255, 255) : (219, 224);
        var luma = Fixed(lumaSteps / 255.0);
        _lumaStart = (isFullRange ? 0 : 16) << Point;
        _lumaRed = Fixed(red * lumaSteps / 255);
        _lumaBlue = Fixed(blue * lumaSteps / 255);
        _lumaGreen = luma - _lumaRed - _lumaBlue;
        var scale = differenceSteps / 255.0 / 2;
        _difference = Fixed(scale);
        _blueRed = Fixed(-red / (1 - blue) * scale);
        _blueGreen = -_difference - _blueRed;
        _redBlue = Fixed(-blue / (1 - red) * scale);
        _redGreen = -_difference - _redBlue;
    }

    /// <summary>Converts a row.</summary>
    public void Convert(ReadOnlySpan<byte> bgra, Span<byte> luma, Span<byte> blueDifference, Span<byte> redDifference)
    {
        for (var x = 0; x < luma.Length; x++)
        {
            int blue = bgra[x * 4], green = bgra[x * 4 + 1], red = bgra[x * 4 + 2];
            luma[x] = Round(_lumaStart + _lumaRed * red + _lumaGreen * green + _lumaBlue * blue);
            blueDifference[x] = Round(Middle + _blueRed * red + _blueGreen * green + _difference * blue);
            redDifference[x] = Round(Middle + _difference * red + _redGreen * green + _redBlue * blue);
        }
    }

    private static int Fixed(double value) => (int)Math.Round(value * (1 << Point));

    private static byte Round(int value) => (byte)Math.Clamp((value + Half) >> Point, 0, 255);
}
