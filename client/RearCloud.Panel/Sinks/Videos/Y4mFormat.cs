using System.Text;
using RearCloud.Core.Panels;

namespace RearCloud.Panel.Sinks.Videos;

/// <summary>YUV4MPEG2: a line of text, then for each beat the line <c>FRAME</c> and three planes.</summary>
/// <remarks>Source: yuv4mpeg(5) of the MJPEG tools; <c>XCOLORRANGE</c> as ffmpeg writes and reads it.</remarks>
internal sealed class Y4mFormat : IVideoFormat
{
    private static readonly byte[] FrameMark = "FRAME\n"u8.ToArray();

    private readonly byte[] _header;
    private readonly PixelSize _size;
    private readonly YuvTransform _colors;
    private readonly byte[] _frame;

    public Y4mFormat(PixelSize size, Y4mOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _size = size;
        _colors = new YuvTransform(options.Matrix, options.IsFullRange);
        _frame = new byte[FrameMark.Length + size.Width * size.Height * 3];
        FrameMark.CopyTo(_frame, 0);
        _header = Encoding.ASCII.GetBytes(
            $"YUV4MPEG2 W{size.Width} H{size.Height} F{options.Hertz}:1 Ip A1:1 C444 XCOLORRANGE={(options.IsFullRange ? "FULL" : "LIMITED")} "
            + $"XMATRIX={(options.Matrix == Y4mMatrix.Bt709 ? "BT709" : "BT601")}\n");
    }

    public int EndBytes => 0;

    public bool RepeatsPictures => true;

    public void Begin(Stream file) => file.Write(_header);

    public void Draw(ReadOnlySpan<byte> pixels, int rowBytes, PixelRect damage)
    {
        var plane = _size.Width * _size.Height;
        var planes = _frame.AsSpan(FrameMark.Length);
        for (var y = damage.Y; y < damage.Bottom; y++)
        {
            var at = y * _size.Width + damage.X;
            _colors.Convert(
                pixels.Slice(y * rowBytes + damage.X * 4, damage.Width * 4),
                planes.Slice(at, damage.Width),
                planes.Slice(plane + at, damage.Width),
                planes.Slice(2 * plane + at, damage.Width));
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
