using System.Runtime.InteropServices;
using RearCloud.Core.Panels;

namespace RearCloud.Panel.Sinks.SharedFrames;

/// <summary>What a file of shared frames says of one buffer. Little-endian.</summary>
[StructLayout(LayoutKind.Sequential, Size = Bytes)]
internal struct SharedRecord
{
    public const int Bytes = 64;

    /// <summary>Odd while the buffer and this record are written; two more after each frame.</summary>
    public ulong Lock;

    /// <summary>The panel's number of the frame.</summary>
    public long Number;

    /// <summary>The number of the frame that was shared before it, 0 for the first; the damage counts from there.</summary>
    public long Since;

    /// <summary>The moment that the frame shows, in microseconds since 1970 in UTC.</summary>
    public long Microseconds;

    public PixelRect Damage;
}
