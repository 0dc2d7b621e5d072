using System.Buffers.Binary;
using System.Numerics;
using RearCloud.Core;
using RearCloud.Core.Panels;

namespace RearCloud.Rendering.Post.Wear;

/// <summary>
/// The form in which wear is kept. Little-endian: 8 bytes <c>RCWEAR01</c>, of which the last two are the version; int32 width, int32 height of the panel;
/// uint32 CRC-32C (RFC 3385) over all that stands before and after it; then for each cell a double of hours at peak light.
/// </summary>
/// <remarks>The sum is against damage, not against forgers: a cryptographic one would load a library of three megabytes into a panel at its start.</remarks>
internal static class WearFile
{
    private const int SumAt = 8 + 4 + 4;
    private const int HeaderBytes = SumAt + sizeof(uint);

    private static ReadOnlySpan<byte> Magic => "RCWEAR01"u8;

    public static byte[] Encode(WearMap map)
    {
        var file = new byte[HeaderBytes + map.Grid.Count * sizeof(double)];
        Magic.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(8), map.Grid.Panel.Width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(12), map.Grid.Panel.Height);
        for (var i = 0; i < map.Grid.Count; i++) BinaryPrimitives.WriteDoubleLittleEndian(file.AsSpan(HeaderBytes + i * sizeof(double)), map[i]);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(SumAt), Sum(file));
        return file;
    }

    public static Result<WearMap> Decode(ReadOnlySpan<byte> file, PixelSize size)
    {
        if (file.Length < HeaderBytes || !file.StartsWith(Magic)) return Damage("wear.header", "The bytes do not start like a wear map of this version.");
        var panel = new PixelSize(BinaryPrimitives.ReadInt32LittleEndian(file[8..]), BinaryPrimitives.ReadInt32LittleEndian(file[12..]));
        if (panel != size) return Damage("wear.panel", $"The map is that of {panel} pixels, the panel has {size}.");
        var count = new CellGrid(size).Count;
        if (file.Length != HeaderBytes + count * sizeof(double)) return Damage("wear.length", $"{file.Length} bytes do not hold {count} cells.");
        if (Sum(file) != BinaryPrimitives.ReadUInt32LittleEndian(file[SumAt..])) return Damage("wear.checksum", "The checksum does not match.");
        var peakHours = new double[count];
        for (var i = 0; i < count; i++)
        {
            peakHours[i] = BinaryPrimitives.ReadDoubleLittleEndian(file[(HeaderBytes + i * sizeof(double))..]);
            if (!double.IsFinite(peakHours[i]) || peakHours[i] < 0) return Damage("wear.hours", $"{peakHours[i]} hours in cell {i} cannot be.");
        }

        return new WearMap(size, peakHours);
    }

    private static uint Sum(ReadOnlySpan<byte> file) => ~Sum(Sum(~0u, file[..SumAt]), file[HeaderBytes..]);

    private static uint Sum(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes) sum = BitOperations.Crc32C(sum, one);
        return sum;
    }

    private static Problem Damage(string code, string message) => new(code, "", message, "Begin with a new map.");
}
