using RearCloud.Core.Panels;

namespace RearCloud.Panel.Frames;

/// <summary>A finished frame as a sink sees it. The pixels belong to the frame thread and are valid only during the call.</summary>
/// <param name="pixels">BGRA, 8 bits a channel, opaque, rows from top to bottom.</param>
/// <param name="rowBytes">Bytes from one row to the next.</param>
/// <param name="size">Of the panel.</param>
/// <param name="damage">Nothing outside changed since this sink's last frame; the whole panel at first; empty if only the output changed.</param>
/// <param name="number">Counts presented frames from 1.</param>
/// <param name="time">The moment that the frame shows.</param>
/// <param name="output">The same for hardware, for sinks that show it.</param>
public readonly ref struct PanelFrame(
    ReadOnlySpan<byte> pixels, int rowBytes, PixelSize size, PixelRect damage, long number, DateTimeOffset time, PanelOutput output = default)
{
    public ReadOnlySpan<byte> Pixels { get; } = pixels;

    public int RowBytes { get; } = rowBytes;

    public PixelSize Size { get; } = size;

    public PixelRect Damage { get; } = damage;

    public long Number { get; } = number;

    public DateTimeOffset Time { get; } = time;

    public PanelOutput Output { get; } = output;
}
