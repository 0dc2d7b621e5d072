using System.Text;
using RearCloud.Core.Panels;

namespace RearCloud.Panel.Sinks.Videos;

/// <summary>A YUV4MPEG2 file under a temporary name, and the one picture that is written next. It always ends with a whole frame.</summary>
internal sealed class Y4mFile : IDisposable
{
    private static readonly byte[] FrameMark = "FRAME\n"u8.ToArray();

    private readonly string _path;
    private readonly string _temporary;
    private readonly FileStream _file;
    private readonly PixelSize _size;
    private readonly YuvTransform _colors;
    private readonly byte[] _frame;

    public Y4mFile(string path, PixelSize size, Y4mOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Hertz, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Hertz, 1000, nameof(options));
        _path = Path.GetFullPath(path);
        _temporary = $"{_path}.{Environment.ProcessId}.tmp";
        _size = size;
        _colors = new YuvTransform(options.Matrix, options.IsFullRange);
        _frame = new byte[FrameMark.Length + size.Width * size.Height * 3];
        FrameMark.CopyTo(_frame, 0);
        var header = Encoding.ASCII.GetBytes(
            $"YUV4MPEG2 W{size.Width} H{size.Height} F{options.Hertz}:1 Ip A1:1 C444 XCOLORRANGE={(options.IsFullRange ? "FULL" : "LIMITED")} "
            + $"XMATRIX={(options.Matrix == Y4mMatrix.Bt709 ? "BT709" : "BT601")}\n");
        HeaderBytes = header.Length;
        _file = new FileStream(_temporary, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        _file.Write(header);
    }

    public int HeaderBytes { get; }

    public int FrameBytes => _frame.Length;

    /// <summary>Sets the picture: BGRA, rows from top to bottom.</summary>
    public void Draw(ReadOnlySpan<byte> pixels, int rowBytes)
    {
        var plane = _size.Width * _size.Height;
        var planes = _frame.AsSpan(FrameMark.Length);
        for (var y = 0; y < _size.Height; y++)
        {
            var at = y * _size.Width;
            _colors.Convert(
                pixels.Slice(y * rowBytes, _size.Width * 4),
                planes.Slice(at, _size.Width),
                planes.Slice(plane + at, _size.Width),
                planes.Slice(2 * plane + at, _size.Width));
        }
    }

    /// <summary>Writes the picture once more.</summary>
    /// <exception cref="IOException">It could not be written; the file has no part of it.</exception>
    public void WriteFrame()
    {
        var end = _file.Position;
        try
        {
            _file.Write(_frame);
        }
        catch (IOException)
        {
            _file.SetLength(end);
            throw;
        }
    }

    /// <summary>Closes the file and gives it its name.</summary>
    public void Keep()
    {
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        File.Move(_temporary, _path, overwrite: true);
    }

    /// <summary>Removes what was not kept.</summary>
    public void Dispose()
    {
        _file.Dispose();
        File.Delete(_temporary);
    }
}
