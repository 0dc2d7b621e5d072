using System.Runtime.InteropServices;
using RearCloud.Rendering.Memory;

namespace RearCloud.Rendering.Tests.Samples;

internal static class Pixels
{
    /// <summary>One pixel, in panel pixels.</summary>
    public static ref uint At(this PixelBuffer buffer, int x, int y) =>
        ref MemoryMarshal.Cast<byte, uint>(buffer.Span)[(y - buffer.Area.Y) * buffer.Size.Width + x - buffer.Area.X];
}
