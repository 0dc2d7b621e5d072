namespace RearCloud.Panel.Sinks.Videos;

/// <summary>Filters rows of three bytes a pixel so that they compress well: each row as it is, or as the difference to the left or to the row above.</summary>
/// <remarks>Source: W3C PNG Specification, third edition, sections 9.2 and 12.7 (the least sum of absolute differences wins).</remarks>
internal sealed class PngRow
{
    private const int PixelBytes = 3;

    private byte[] _left = [];
    private byte[] _up = [];
    private byte[] _same = [];

    /// <summary>The filter's number and the filtered row; valid until the next call.</summary>
    /// <param name="row">Pixels.</param>
    /// <param name="above">The row above, empty for the first.</param>
    public ReadOnlySpan<byte> Filter(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above)
    {
        if (_same.Length <= row.Length) (_same, _left, _up) = (new byte[row.Length + 1], new byte[row.Length + 1], new byte[row.Length + 1]);
        (_same[0], _left[0], _up[0]) = (0, 1, 2);
        long same = 0, left = 0, up = 0;
        for (var i = 0; i < row.Length; i++)
        {
            var value = row[i];
            var fromLeft = (byte)(value - (i < PixelBytes ? 0 : row[i - PixelBytes]));
            var fromAbove = (byte)(value - (above.IsEmpty ? 0 : above[i]));
            (_same[i + 1], _left[i + 1], _up[i + 1]) = (value, fromLeft, fromAbove);
            same += Math.Abs((int)(sbyte)value);
            left += Math.Abs((int)(sbyte)fromLeft);
            up += Math.Abs((int)(sbyte)fromAbove);
        }

        var best = up < left ? (up < same ? _up : _same) : (left < same ? _left : _same);
        return best.AsSpan(0, row.Length + 1);
    }
}
