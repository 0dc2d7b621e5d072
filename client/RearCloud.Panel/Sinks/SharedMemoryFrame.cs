using RearCloud.Core.Panels;

namespace RearCloud.Panel.Sinks;

/// <summary>A frame that another program shared.</summary>
/// <param name="Number">Counts the frames of its panel from 1.</param>
/// <param name="Since">Number of the frame that was shared before it, 0 for the first.</param>
/// <param name="Damage">Nothing outside changed since that frame.</param>
/// <param name="Time">The moment that the frame shows.</param>
/// <param name="Size">Of the panel.</param>
/// <param name="Pixels">BGRA, 8 bits a channel, rows without gaps.</param>
public sealed record SharedMemoryFrame(long Number, long Since, PixelRect Damage, DateTimeOffset Time, PixelSize Size, ReadOnlyMemory<byte> Pixels);
