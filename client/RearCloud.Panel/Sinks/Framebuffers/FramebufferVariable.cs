using System.Runtime.InteropServices;

namespace RearCloud.Panel.Sinks.Framebuffers;

/// <summary>What can be set of a framebuffer: struct fb_var_screeninfo of linux/fb.h, 160 bytes; timing and the like are left out.</summary>
[StructLayout(LayoutKind.Explicit, Size = 160)]
internal struct FramebufferVariable
{
    [FieldOffset(0)]
    public uint Width;

    [FieldOffset(4)]
    public uint Height;

    /// <summary>Pixels of the memory that lie left of the visible ones.</summary>
    [FieldOffset(16)]
    public uint OffsetX;

    /// <summary>Lines of the memory that lie above the visible ones.</summary>
    [FieldOffset(20)]
    public uint OffsetY;

    [FieldOffset(24)]
    public uint BitsPerPixel;

    [FieldOffset(32)]
    public FramebufferChannel Red;

    [FieldOffset(44)]
    public FramebufferChannel Green;

    [FieldOffset(56)]
    public FramebufferChannel Blue;
}
