using System.Text;

namespace RearCloud.Panel.Tests.Sinks.Recording;

/// <summary>A YUV4MPEG2 file as a player reads it.</summary>
internal sealed class Y4mMovie
{
    private Y4mMovie(string[] header, List<byte[]> frames) => (Header, Frames) = (header, frames);

    /// <summary>The words of the first line.</summary>
    public string[] Header { get; }

    /// <summary>Three planes each.</summary>
    public List<byte[]> Frames { get; }

    public int Width => int.Parse(Word('W'), System.Globalization.CultureInfo.InvariantCulture);

    public int Height => int.Parse(Word('H'), System.Globalization.CultureInfo.InvariantCulture);

    public static Y4mMovie Read(string path)
    {
        using var file = File.OpenRead(path);
        var movie = new Y4mMovie(ReadLine(file).Split(' '), []);
        Assert.Equal("YUV4MPEG2", movie.Header[0]);
        while (file.Position < file.Length)
        {
            Assert.Equal("FRAME", ReadLine(file));
            var frame = new byte[movie.Width * movie.Height * 3];
            file.ReadExactly(frame);
            movie.Frames.Add(frame);
        }

        return movie;
    }

    public (byte Luma, byte Blueness, byte Redness) At(int frame, int x, int y)
    {
        var plane = Width * Height;
        var at = y * Width + x;
        return (Frames[frame][at], Frames[frame][plane + at], Frames[frame][2 * plane + at]);
    }

    /// <summary>A pixel in red, green and blue by the inverse matrix of BT.601.</summary>
    public (int Red, int Green, int Blue) ColorAt(int frame, int x, int y)
    {
        var (luma, blueness, redness) = At(frame, x, y);
        var grey = (luma - 16) * 255 / 219d;
        var blue = (blueness - 128) * 255 / 224d;
        var red = (redness - 128) * 255 / 224d;
        return (Level(grey + 1.402 * red), Level(grey - 0.344136 * blue - 0.714136 * red), Level(grey + 1.772 * blue));
    }

    public string Word(char tag) => Assert.Single(Header.Skip(1), w => w[0] == tag)[1..];

    private static int Level(double value) => (int)Math.Clamp(Math.Round(value), 0, 255);

    private static string ReadLine(Stream file)
    {
        var line = new StringBuilder();
        for (int each; (each = file.ReadByte()) != '\n';)
        {
            Assert.NotEqual(-1, each);
            line.Append((char)each);
        }

        return line.ToString();
    }
}
