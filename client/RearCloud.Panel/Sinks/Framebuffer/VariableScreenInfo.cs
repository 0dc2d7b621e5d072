using System.Runtime.InteropServices;

namespace RearCloud.Panel.Sinks.Framebuffer;

/// <summary>The kernel's <c>struct fb_var_screeninfo</c>: 160 bytes, of which the timings are not read.</summary>
[StructLayout(LayoutKind.Sequential, Size = 160)]
internal struct VariableScreenInfo
{
    public uint Width;
    public uint Height;
    public uint VirtualWidth;
    public uint VirtualHeight;
    public uint OffsetX;
    public uint OffsetY;
    public uint BitsPerPixel;
    public uint Grayscale;
    public ScreenBitfield Red;
    public ScreenBitfield Green;
    public ScreenBitfield Blue;
    public ScreenBitfield Transparency;
}
