using System.Runtime.InteropServices;

namespace RearCloud.Panel.Sinks.SharedMemory;

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
}
