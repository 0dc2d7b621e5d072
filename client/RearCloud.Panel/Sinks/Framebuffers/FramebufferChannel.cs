using System.Runtime.InteropServices;

namespace RearCloud.Panel.Sinks.Framebuffers;

/// <summary>Where a colour lies in a pixel: struct fb_bitfield of linux/fb.h.</summary>
/// <param name="Offset">Of its lowest bit.</param>
/// <param name="Length">In bits.</param>
/// <param name="IsMirrored">Not 0 if the highest bit is the right one.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct FramebufferChannel(uint Offset, uint Length, uint IsMirrored);
