using System.Text;
using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;

namespace RearCloud.Panel.Sinks.Recording;

/// <summary>YUV4MPEG2: a line of text, then each frame as the line <c>FRAME</c> and its three planes.</summary>
/// <remarks>
/// Source of the form: yuv4mpeg(5) of the MJPEG tools; <c>XCOLORRANGE</c> as FFmpeg writes and reads it. C444, because a panel shows thin coloured letters
/// which halved chroma would smear, and because odd sizes need no rounding. The form has no word for the matrix: BT.601 in the limited range is
/// what tools take where nothing is said.
/// </remarks>
internal sealed class Y4mFormat : IRecordingFormat
{
    private static readonly byte[] FrameLine = "FRAME\n"u8.ToArray();

    private readonly byte[] _header;
    private readonly byte[] _frame;
    private readonly PixelSize _size;

    public Y4mFormat(PixelSize size, int hertz)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hertz);
        _size = size;
        _header = Encoding.ASCII.GetBytes($"YUV4MPEG2 W{size.Width} H{size.Height} F{hertz}:1 Ip A1:1 C444 XCOLORRANGE=LIMITED\n");
        _frame = new byte[FrameLine.Length + PlaneBytes * 3];
        FrameLine.CopyTo(_frame, 0);
    }

    public int EndBytes => 0;

    private int PlaneBytes => _size.Width * _size.Height;

    public void Begin(Stream file) => file.Write(_header);

    public void Take(in PanelFrame frame, PixelRect damage)
    {
        for (var y = damage.Y; y < damage.Bottom; y++)
        {
            var at = FrameLine.Length + y * _size.Width + damage.X;
            VideoColors.Convert(
                frame.Pixels.Slice(y * frame.RowBytes + damage.X * 4, damage.Width * 4),
                _frame.AsSpan(at, damage.Width),
                _frame.AsSpan(at + PlaneBytes, damage.Width),
                _frame.AsSpan(at + PlaneBytes * 2, damage.Width));
        }
    }

    /// <summary>One beat at a time, so that each is whole by itself.</summary>
    public long Append(Stream file, long beats, long room)
    {
        if (room < _frame.Length) return 0;
        file.Write(_frame);
        return 1;
    }

    public void End(Stream file)
    {
    }
}
