using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using RearCloud.Core.Panels;

namespace RearCloud.Panel.Tests.Sinks.Videos;

/// <summary>An animated PNG as a browser plays it: reads every chunk, checks order and checksums, and applies the frames one after the other.</summary>
internal sealed class ApngMovie
{
    private readonly byte[] _canvas;
    private readonly List<byte> _data = [];
    private uint _sequence;
    private PixelRect _rect;
    private int _beats;

    private ApngMovie(PixelSize size) => (Size, _canvas) = (size, new byte[size.Width * size.Height * 4]);

    public PixelSize Size { get; }

    /// <summary>Whole pictures in BGRA, the rectangle that each replaced, and how many beats each stays.</summary>
    public List<(byte[] Pixels, PixelRect Rect, int Beats)> Frames { get; } = [];

    /// <summary>The filters that rows have.</summary>
    public SortedSet<int> Filters { get; } = [];

    public uint Plays { get; private set; }

    /// <summary>Beats a second.</summary>
    public int Hertz { get; private set; }

    public static ApngMovie Read(string path)
    {
        var file = File.ReadAllBytes(path).AsSpan();
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8].ToArray());
        var at = 8;
        ApngMovie? movie = null;
        var (last, count) = ("", 0u);
        while (at < file.Length)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file[at..]);
            last = Encoding.ASCII.GetString(file.Slice(at + 4, 4));
            var data = file.Slice(at + 8, length);
            Assert.Equal(Checksum(file.Slice(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(file[(at + 8 + length)..]));
            at += 12 + length;
            switch (last)
            {
                case "IHDR":
                    Assert.Equal([8, 2, 0, 0, 0], data[8..].ToArray());
                    movie = new ApngMovie(new PixelSize(BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..])));
                    break;
                case "acTL":
                    count = BinaryPrimitives.ReadUInt32BigEndian(data);
                    movie!.Plays = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
                    break;
                case "fcTL":
                    movie!.Show();
                    movie.ReadControl(data);
                    break;
                case "IDAT":
                    Assert.Empty(movie!.Frames);
                    movie._data.AddRange(data);
                    break;
                case "fdAT":
                    Assert.Equal(movie!._sequence++, BinaryPrimitives.ReadUInt32BigEndian(data));
                    movie._data.AddRange(data[4..]);
                    break;
            }
        }

        Assert.Equal("IEND", last);
        movie!.Show();
        Assert.Equal(count, (uint)movie.Frames.Count);
        return movie;
    }

    private void ReadControl(ReadOnlySpan<byte> data)
    {
        Assert.Equal(_sequence++, BinaryPrimitives.ReadUInt32BigEndian(data));
        _rect = new PixelRect(
            BinaryPrimitives.ReadInt32BigEndian(data[12..]),
            BinaryPrimitives.ReadInt32BigEndian(data[16..]),
            BinaryPrimitives.ReadInt32BigEndian(data[4..]),
            BinaryPrimitives.ReadInt32BigEndian(data[8..]));
        Assert.True(PixelRect.Of(Size).Contains(_rect));
        _beats = BinaryPrimitives.ReadUInt16BigEndian(data[20..]);
        Hertz = BinaryPrimitives.ReadUInt16BigEndian(data[22..]);
        Assert.Equal([0, 0], data[24..].ToArray());
    }

    /// <summary>Replaces the frame's rectangle.</summary>
    private void Show()
    {
        if (_rect.IsEmpty) return;
        using (var inflate = new ZLibStream(new MemoryStream([.. _data]), CompressionMode.Decompress))
        {
            var above = new byte[_rect.Width * 3];
            var row = new byte[_rect.Width * 3];
            for (var y = _rect.Y; y < _rect.Bottom; y++)
            {
                var filter = inflate.ReadByte();
                Filters.Add(filter);
                inflate.ReadExactly(row);
                Unfilter(filter, row, above);
                for (var x = 0; x < _rect.Width; x++)
                {
                    var at = (y * Size.Width + _rect.X + x) * 4;
                    (_canvas[at], _canvas[at + 1], _canvas[at + 2], _canvas[at + 3]) = (row[x * 3 + 2], row[x * 3 + 1], row[x * 3], byte.MaxValue);
                }

                row.CopyTo(above, 0);
            }

            Assert.Equal(-1, inflate.ReadByte());
        }

        Frames.Add((_canvas.ToArray(), _rect, _beats));
        _data.Clear();
        _rect = default;
    }

    private static void Unfilter(int filter, byte[] row, byte[] above)
    {
        for (var i = 0; i < row.Length; i++)
        {
            row[i] += filter switch
            {
                0 => 0,
                1 => i < 3 ? (byte)0 : row[i - 3],
                2 => above[i],
                _ => throw new InvalidDataException($"Filter {filter}."),
            };
        }
    }

    /// <summary>CRC-32 bit by bit, as the specification defines it.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var value = uint.MaxValue;
        foreach (var each in bytes)
        {
            value ^= each;
            for (var bit = 0; bit < 8; bit++) value = (value >> 1) ^ (0xEDB88320 & (0 - (value & 1)));
        }

        return ~value;
    }
}
