namespace RearCloud.Scene.Text.Unicode;

/// <summary>Looks a property up in a generated table: start of a range &lt;&lt; 8 | value, ascending, the first range at 0.</summary>
internal static class CodePointRanges
{
    public static byte ValueOf(ReadOnlySpan<uint> ranges, int codePoint)
    {
        uint key = ((uint)codePoint << 8) | 0xFF;
        int low = 0, high = ranges.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >> 1;
            if (ranges[middle] <= key)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return (byte)ranges[low];
    }
}
