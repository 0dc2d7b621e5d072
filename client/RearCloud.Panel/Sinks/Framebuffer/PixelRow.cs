namespace RearCloud.Panel.Sinks.Framebuffer;

/// <summary>Writes a row of the panel in a framebuffer's form.</summary>
internal abstract class PixelRow
{
    /// <param name="from">BGRA, 4 bytes a pixel.</param>
    /// <param name="to">As many pixels of the framebuffer.</param>
    public abstract void Write(ReadOnlySpan<byte> from, Span<byte> to);

    public static bool Can(FramebufferLayout layout) => IsBytes(layout) || Is565(layout);

    public static PixelRow For(FramebufferLayout layout)
    {
        if (!IsBytes(layout)) return new ShortPixelRow(layout.Red.Offset, layout.Green.Offset, layout.Blue.Offset);
        return layout is { Red.Offset: 16, Green.Offset: 8, Blue.Offset: 0 }
            ? new SamePixelRow()
            : new BytePixelRow(layout.Red.Offset / 8, layout.Green.Offset / 8, layout.Blue.Offset / 8);
    }

    private static bool IsBytes(FramebufferLayout layout) =>
        layout is { BitsPerPixel: 32, Red: { Length: 8, Offset: 0 or 8 or 16 or 24 }, Green: { Length: 8, Offset: 0 or 8 or 16 or 24 }, Blue: { Length: 8, Offset: 0 or 8 or 16 or 24 } }
        && AreApart(layout);

    private static bool Is565(FramebufferLayout layout) =>
        layout is { BitsPerPixel: 16, Red: { Length: 5, Offset: 0 or 11 }, Green: { Length: 6, Offset: 5 }, Blue: { Length: 5, Offset: 0 or 11 } } && AreApart(layout);

    private static bool AreApart(FramebufferLayout layout) =>
        layout.Red.Offset != layout.Green.Offset && layout.Green.Offset != layout.Blue.Offset && layout.Blue.Offset != layout.Red.Offset;
}
