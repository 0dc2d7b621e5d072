using System.Runtime.InteropServices;

namespace RearCloud.Panel.Sinks.SharedFrames;

/// <summary>What stands first in a file of shared frames. Little-endian; docs/shared-memory-frames.md says it for other programs.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SharedHeader
{
    /// <summary>The letters <c>RCFRAMES</c>, read as a little-endian number.</summary>
    public const ulong ExpectedMagic = 0x53454D4152464352;

    public const uint ExpectedVersion = 1;

    /// <summary>Bytes before the first buffer: a page.</summary>
    public const int Bytes = 4096;

    /// <summary>Where the records of the buffers begin.</summary>
    public const int RecordsAt = 128;

    /// <summary><see cref="Newest"/> before the first frame.</summary>
    public const uint None = uint.MaxValue;

    /// <summary><see cref="Format"/>: blue, green, red and opaque, a byte each.</summary>
    public const uint Bgra = 1;

    /// <summary><see cref="State"/>: frames come.</summary>
    public const uint Running = 1;

    /// <summary><see cref="State"/>: no frame will come; the path may hold a newer file.</summary>
    public const uint Ended = 2;

    public ulong Magic;
    public uint Version;
    public uint HeaderBytes;
    public uint Width;
    public uint Height;
    public uint RowBytes;
    public uint Format;
    public uint BufferCount;
    public uint RecordBytes;
    public ulong BufferBytes;
    public ulong FirstBufferAt;
    public uint Newest;
    public uint State;

    /// <summary>Of a file that has no frame yet.</summary>
    public static SharedHeader Of(SharedGeometry geometry) => new()
    {
        Magic = ExpectedMagic,
        Version = ExpectedVersion,
        HeaderBytes = Bytes,
        Width = (uint)geometry.Size.Width,
        Height = (uint)geometry.Size.Height,
        RowBytes = (uint)geometry.RowBytes,
        Format = Bgra,
        BufferCount = geometry.Buffers,
        RecordBytes = SharedRecord.Bytes,
        BufferBytes = (ulong)geometry.BufferBytes,
        FirstBufferAt = (ulong)geometry.FirstBufferAt,
        Newest = None,
        State = Running,
    };
}
