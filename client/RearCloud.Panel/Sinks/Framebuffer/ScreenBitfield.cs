using System.Runtime.InteropServices;

namespace RearCloud.Panel.Sinks.Framebuffer;

/// <summary>The kernel's <c>struct fb_bitfield</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct ScreenBitfield(uint Offset, uint Length, uint IsMostSignificantRight);
