using RearCloud.Core.Panels;

namespace RearCloud.Panel.Sinks;

/// <summary>A frame that was copied out of the panel.</summary>
/// <param name="Number">Counts presented frames from 1.</param>
/// <param name="Time">The moment that the frame shows.</param>
/// <param name="Size">Of the panel.</param>
/// <param name="Pixels">BGRA, 8 bits a channel, rows without gaps.</param>
public sealed record MemoryFrame(long Number, DateTimeOffset Time, PixelSize Size, ReadOnlyMemory<byte> Pixels);
