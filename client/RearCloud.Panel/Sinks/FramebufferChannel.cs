namespace RearCloud.Panel.Sinks;

/// <summary>Where a colour lies in a framebuffer's pixel.</summary>
/// <param name="Offset">Bits from the least significant end of the pixel, which is stored little-endian.</param>
/// <param name="Length">Bits.</param>
public readonly record struct FramebufferChannel(int Offset, int Length);
