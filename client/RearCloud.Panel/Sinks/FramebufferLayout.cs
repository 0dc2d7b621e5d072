using RearCloud.Core.Panels;

namespace RearCloud.Panel.Sinks;

/// <summary>How a framebuffer's memory is laid out. A device says it itself; for a plain file it is told.</summary>
public sealed record FramebufferLayout
{
    public required PixelSize Size { get; init; }

    /// <summary>Bytes from one row to the next; more than the row where a driver aligns rows or the memory is wider than the screen.</summary>
    public required int LineLength { get; init; }

    /// <summary>32 with three channels of whole bytes, or 16 with 5, 6 and 5 bits.</summary>
    public required int BitsPerPixel { get; init; }

    public required FramebufferChannel Red { get; init; }

    public required FramebufferChannel Green { get; init; }

    public required FramebufferChannel Blue { get; init; }

    /// <summary>Bytes before the first visible pixel.</summary>
    public long Start { get; init; }

    /// <summary>Bytes that the memory has at least.</summary>
    public long Bytes => Start + (long)LineLength * (Size.Height - 1) + (long)Size.Width * BitsPerPixel / 8;

    /// <summary>Blue, green, red and opaque: a pixel of the panel as it is.</summary>
    public static FramebufferLayout Bgra32(PixelSize size, int? lineLength = null) => Of(size, lineLength, 32, new(16, 8), new(8, 8), new(0, 8));

    /// <summary>Red, green, blue and opaque.</summary>
    public static FramebufferLayout Rgba32(PixelSize size, int? lineLength = null) => Of(size, lineLength, 32, new(0, 8), new(8, 8), new(16, 8));

    /// <summary>16 bits, red in the upper five.</summary>
    public static FramebufferLayout Rgb565(PixelSize size, int? lineLength = null) => Of(size, lineLength, 16, new(11, 5), new(5, 6), new(0, 5));

    private static FramebufferLayout Of(PixelSize size, int? lineLength, int bits, FramebufferChannel red, FramebufferChannel green, FramebufferChannel blue) => new()
    {
        Size = size,
        LineLength = lineLength ?? size.Width * bits / 8,
        BitsPerPixel = bits,
        Red = red,
        Green = green,
        Blue = blue,
    };
}
