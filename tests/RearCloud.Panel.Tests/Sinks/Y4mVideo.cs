using System.Globalization;
using System.Text;
using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks;

namespace RearCloud.Panel.Tests.Sinks;

/// <summary>A YUV4MPEG2 file that was read back, as a player would.</summary>
internal sealed class Y4mVideo
{
    private readonly List<byte[]> _frames = [];

    private Y4mVideo(string header) => Header = header.Split(' ');

    public string[] Header { get; }

    public int Count => _frames.Count;

    /// <summary>The planes of each frame.</summary>
    public IReadOnlyList<byte[]> Frames => _frames;

    public static Y4mVideo Read(string path)
    {
        var bytes = File.ReadAllBytes(path).AsSpan();
        var video = new Y4mVideo(Line(ref bytes));
        Assert.Equal(("YUV4MPEG2", 'W', 'H'), (video.Header[0], video.Header[1][0], video.Header[2][0]));
        var size = new PixelSize(int.Parse(video.Header[1].AsSpan(1), CultureInfo.InvariantCulture), int.Parse(video.Header[2].AsSpan(1), CultureInfo.InvariantCulture));
        while (!bytes.IsEmpty)
        {
            Assert.Equal("FRAME", Line(ref bytes));
            video._frames.Add(bytes[..(size.Width * size.Height * 3)].ToArray());
            bytes = bytes[(size.Width * size.Height * 3)..];
        }

        return video;
    }

    /// <summary>Blue, green and red, 0 to 255, of a pixel.</summary>
    public double[] Color(int frame, int pixel, Y4mMatrix matrix, bool isFullRange)
    {
        var plane = _frames[frame].Length / 3;
        double y = _frames[frame][pixel], cb = _frames[frame][plane + pixel] - 128, cr = _frames[frame][2 * plane + pixel] - 128;
        if (!isFullRange) (y, cb, cr) = ((y - 16) * 255 / 219, cb * 255 / 224, cr * 255 / 224);
        var (kr, kb) = matrix == Y4mMatrix.Bt709 ? (0.2126, 0.0722) : (0.299, 0.114);
        var blue = y + 2 * (1 - kb) * cb;
        var red = y + 2 * (1 - kr) * cr;
        return [blue, (y - kr * red - kb * blue) / (1 - kr - kb), red];
    }

    /// <summary>The luma of each frame's first pixel.</summary>
    public int[] Lumas() => [.. _frames.Select(f => (int)f[0])];

    private static string Line(ref Span<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\n');
        var line = Encoding.ASCII.GetString(bytes[..end]);
        bytes = bytes[(end + 1)..];
        return line;
    }
}
