using System.Buffers.Binary;
using System.IO.Compression;
using RearCloud.Core.Panels;

namespace RearCloud.Panel.Sinks.Videos;

/// <summary>An animated PNG of 8 bits a channel without alpha. Each frame replaces the pixels of its damage.</summary>
/// <remarks>Source: W3C PNG Specification, third edition (acTL, fcTL and fdAT in section 11.3.6). Numbers are big-endian.</remarks>
#pragma warning disable CA1001 // Streams in memory hold nothing that must be given back.
internal sealed class ApngFormat : IVideoFormat
#pragma warning restore CA1001
{
    private const int Channels = 3;

    /// <summary>Signature and IHDR stand before acTL.</summary>
    private const int AnimationAt = 8 + PngChunk.Overhead + 13;

    private readonly PixelSize _size;
    private readonly int _hertz;
    private readonly byte[] _picture;
    private readonly PngRow _row = new();
    private readonly MemoryStream _data = new();
    private readonly MemoryStream _chunks = new();
    private PixelRect _damage;
    private uint _frames;
    private uint _sequence;

    public ApngFormat(PixelSize size, RecorderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _size = size;
        _hertz = options.Hertz;
        _picture = new byte[size.Width * size.Height * Channels];
    }

    public int EndBytes => PngChunk.Overhead;

    public bool RepeatsPictures => false;

    private int RowBytes => _size.Width * Channels;

    public void Begin(Stream file)
    {
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, _size.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], _size.Height);
        header[8] = 8;
        header[9] = 2; // colours without alpha
        PngChunk.Write(file, "IHDR"u8, header);
        WriteAnimation(file);
        PngChunk.Write(file, "sRGB"u8, [0]);
    }

    public void Draw(ReadOnlySpan<byte> pixels, int rowBytes, PixelRect damage)
    {
        for (var y = damage.Y; y < damage.Bottom; y++)
        {
            var from = pixels.Slice(y * rowBytes + damage.X * 4, damage.Width * 4);
            var to = _picture.AsSpan(y * RowBytes + damage.X * Channels, damage.Width * Channels);
            for (var x = 0; x < damage.Width; x++)
            {
                to[x * 3] = from[x * 4 + 2];
                to[x * 3 + 1] = from[x * 4 + 1];
                to[x * 3 + 2] = from[x * 4];
            }
        }

        _damage = _damage.Union(damage);
    }

    public long Append(Stream file, long beats, long room)
    {
        _chunks.SetLength(0);
        var sequence = _sequence;
        // A picture that stays though nothing changed, because a longer wait was cut: the smallest frame there is.
        var rect = _damage.IsEmpty ? new PixelRect(0, 0, 1, 1) : _damage;
        var shown = WriteControl(sequence++, rect, beats);
        Compress(rect, _frames == 0 ? null : sequence++);
        PngChunk.Write(_chunks, _frames == 0 ? "IDAT"u8 : "fdAT"u8, _data.GetBuffer().AsSpan(0, (int)_data.Length));
        if (_chunks.Length > room) return 0;
        file.Write(_chunks.GetBuffer(), 0, (int)_chunks.Length);
        _sequence = sequence;
        _frames++;
        _damage = default;
        return shown;
    }

    /// <summary>The number of frames is known now.</summary>
    public void End(Stream file)
    {
        PngChunk.Write(file, "IEND"u8, []);
        file.Position = AnimationAt;
        WriteAnimation(file);
    }

    private void WriteAnimation(Stream file)
    {
        Span<byte> animation = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32BigEndian(animation, _frames);
        // Zero plays are plays without end.
        animation[4..].Clear();
        PngChunk.Write(file, "acTL"u8, animation);
    }

    /// <returns>Beats that the frame stays: a delay has 16 bits.</returns>
    private long WriteControl(uint sequence, PixelRect rect, long beats)
    {
        var shown = Math.Min(beats, ushort.MaxValue);
        Span<byte> control = stackalloc byte[26];
        control.Clear();
        BinaryPrimitives.WriteUInt32BigEndian(control, sequence);
        BinaryPrimitives.WriteInt32BigEndian(control[4..], rect.Width);
        BinaryPrimitives.WriteInt32BigEndian(control[8..], rect.Height);
        BinaryPrimitives.WriteInt32BigEndian(control[12..], rect.X);
        BinaryPrimitives.WriteInt32BigEndian(control[16..], rect.Y);
        BinaryPrimitives.WriteUInt16BigEndian(control[20..], (ushort)shown);
        BinaryPrimitives.WriteUInt16BigEndian(control[22..], (ushort)_hertz);
        // Dispose 0 leaves the picture, blend 0 replaces its pixels.
        PngChunk.Write(_chunks, "fcTL"u8, control);
        return shown;
    }

    private void Compress(PixelRect rect, uint? sequence)
    {
        _data.SetLength(0);
        if (sequence is { } number)
        {
            Span<byte> bytes = stackalloc byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
            _data.Write(bytes);
        }

        using var deflate = new ZLibStream(_data, CompressionLevel.Fastest, leaveOpen: true);
        ReadOnlySpan<byte> above = default;
        for (var y = rect.Y; y < rect.Bottom; y++)
        {
            var row = _picture.AsSpan(y * RowBytes + rect.X * Channels, rect.Width * Channels);
            deflate.Write(_row.Filter(row, above));
            above = row;
        }
    }
}
