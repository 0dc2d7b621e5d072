namespace RearCloud.Panel.Sinks.Recording;

/// <summary>BGRA as luma and chroma: BT.601, 8 bits, limited range (luma 16 to 235, chroma 16 to 240).</summary>
/// <remarks>Source: ITU-R BT.601-7, 2.5.1 to 2.5.4. The factors are scaled by 2^16 / 255; those of chroma add up to zero, so that greys have none.</remarks>
internal static class VideoColors
{
    private const int Half = 1 << 15;
    private const int LumaZero = (16 << 16) + Half;
    private const int ChromaZero = (128 << 16) + Half;

    /// <summary>Converts a row; each plane gets a byte a pixel.</summary>
    public static void Convert(ReadOnlySpan<byte> bgra, Span<byte> luma, Span<byte> blueness, Span<byte> redness)
    {
        for (var x = 0; x < luma.Length; x++)
        {
            int b = bgra[x * 4], g = bgra[x * 4 + 1], r = bgra[x * 4 + 2];
            luma[x] = (byte)((16829 * r + 33039 * g + 6416 * b + LumaZero) >> 16);
            blueness[x] = (byte)((-9714 * r - 19070 * g + 28784 * b + ChromaZero) >> 16);
            redness[x] = (byte)((28784 * r - 24103 * g - 4681 * b + ChromaZero) >> 16);
        }
    }
}
