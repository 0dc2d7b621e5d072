using System.Buffers.Binary;
using RearCloud.Core.Panels;

namespace RearCloud.TestKit.Assets;

/// <summary>Writes animated GIFs (GIF89a) with every way in which a frame may stand on those before it. Colours are an index of red, green and blue in 3, 3 and 2 bits.</summary>
/// <param name="size">Of the whole picture.</param>
/// <param name="repeats">What the NETSCAPE2.0 extension says: repetitions after the first play, 0 for ever; null for no extension, which plays once.</param>
public sealed class GifFile(PixelSize size, ushort? repeats = 0)
{
    // Codes of nine bits for colours of eight, given up before there would be codes of ten.
    private const int Clear = 256;
    private const int End = 257;
    private const int PixelsBetweenClears = 250;

    private readonly List<byte> _bytes = Head(size, repeats);

    /// <summary>How a frame leaves the picture (GIF89a, graphic control extension).</summary>
    public enum Disposal
    {
        Keep = 1,
        Background = 2,
        Previous = 3,
    }

    /// <summary>Adds a frame.</summary>
    /// <param name="rect">What of the picture it draws.</param>
    /// <param name="colors">As many as the rectangle has pixels.</param>
    /// <param name="hundredths">How long it stands, in hundredths of a second.</param>
    /// <param name="disposal">What becomes of its pixels afterwards.</param>
    /// <param name="transparent">The colour that lets what is below shine through; null for none.</param>
    public GifFile Add(PixelRect rect, byte[] colors, ushort hundredths, Disposal disposal = Disposal.Keep, byte? transparent = null)
    {
        Add(0x21, 0xF9, 4, (byte)((int)disposal << 2 | (transparent is null ? 0 : 1)));
        Add(hundredths);
        Add(transparent ?? 0, 0, 0x2C);
        Add((ushort)rect.X, (ushort)rect.Y, (ushort)rect.Width, (ushort)rect.Height);
        Add(0, 8);
        foreach (var block in Compress(colors).Chunk(255))
        {
            Add((byte)block.Length);
            _bytes.AddRange(block);
        }

        Add(0);
        return this;
    }

    public byte[] ToArray() => [.. _bytes, 0x3B];

    private static List<byte> Head(PixelSize size, ushort? repeats)
    {
        var head = new List<byte>();
        head.AddRange("GIF89a"u8);
        AddWord(head, (ushort)size.Width);
        AddWord(head, (ushort)size.Height);
        head.AddRange([0xF7, 0, 0]);
        for (var i = 0; i < 256; i++) head.AddRange([(byte)((i >> 5) * 255 / 7), (byte)((i >> 2 & 7) * 255 / 7), (byte)((i & 3) * 255 / 3)]);
        if (repeats is not { } count) return head;
        head.AddRange([0x21, 0xFF, 11]);
        head.AddRange("NETSCAPE2.0"u8);
        head.AddRange([3, 1]);
        AddWord(head, count);
        head.Add(0);
        return head;
    }

    private static List<byte> Compress(byte[] colors)
    {
        var bytes = new List<byte>();
        int waiting = 0, bits = 0;
        for (var i = 0; i < colors.Length; i++)
        {
            if (i % PixelsBetweenClears == 0) Write(Clear);
            Write(colors[i]);
        }

        Write(End);
        if (bits > 0) bytes.Add((byte)waiting);
        return bytes;

        void Write(int code)
        {
            waiting |= code << bits;
            for (bits += 9; bits >= 8; bits -= 8, waiting >>= 8) bytes.Add((byte)waiting);
        }
    }

    private static void AddWord(List<byte> bytes, ushort value)
    {
        Span<byte> word = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(word, value);
        bytes.AddRange(word);
    }

    private void Add(params byte[] bytes) => _bytes.AddRange(bytes);

    private void Add(params ushort[] words)
    {
        foreach (var word in words) AddWord(_bytes, word);
    }
}
