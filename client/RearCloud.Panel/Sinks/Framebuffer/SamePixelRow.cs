namespace RearCloud.Panel.Sinks.Framebuffer;

/// <summary>A framebuffer whose pixels are the panel's.</summary>
internal sealed class SamePixelRow : PixelRow
{
    public override void Write(ReadOnlySpan<byte> from, Span<byte> to) => from.CopyTo(to);
}
