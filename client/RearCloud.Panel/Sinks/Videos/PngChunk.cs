using System.Buffers.Binary;

namespace RearCloud.Panel.Sinks.Videos;

/// <summary>A PNG chunk: length, type, data and a checksum of the last two.</summary>
/// <remarks>Source: W3C PNG Specification, third edition, section 5.3 and annex D (CRC-32 with the polynomial 0xEDB88320).</remarks>
internal static class PngChunk
{
    /// <summary>Bytes around the data.</summary>
    public const int Overhead = 12;

    private static readonly uint[] Table = MakeTable();

    public static void Write(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> ends = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(ends, data.Length);
        type.CopyTo(ends[4..]);
        file.Write(ends);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(ends, ~Add(Add(uint.MaxValue, type), data));
        file.Write(ends[..4]);
    }

    private static uint Add(uint checksum, ReadOnlySpan<byte> bytes)
    {
        foreach (var each in bytes) checksum = Table[(byte)(checksum ^ each)] ^ (checksum >> 8);
        return checksum;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            table[i] = value;
        }

        return table;
    }
}
