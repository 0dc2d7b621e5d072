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
    /// <summary>The composed picture: BGRA, 8 bits a channel, opaque, rows from top to bottom.</summary>
    public ReadOnlySpan<byte> Pixels { get; } = pixels;

    /// <summary>Bytes from one row of <see cref="Pixels"/> to the next.</summary>
    public int RowBytes { get; } = rowBytes;

    /// <summary>Of the panel, in pixels.</summary>
    public PixelSize Size { get; } = size;

    /// <summary>Outside it nothing of <see cref="Pixels"/> changed since this sink's last frame; empty if only the output changed.</summary>
    public PixelRect Damage { get; } = damage;

    /// <summary>Counts presented frames from 1.</summary>
    public long Number { get; } = number;

    /// <summary>The moment that the frame shows.</summary>
    public DateTimeOffset Time { get; } = time;

    /// <summary>What the hardware takes, for sinks that show it; none for others and without <see cref="PanelOptions.Output"/>.</summary>
    public PanelOutput Output { get; } = output;
}
