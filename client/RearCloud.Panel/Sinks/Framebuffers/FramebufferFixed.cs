using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RearCloud.Panel.Sinks.Framebuffers;

/// <summary>What is fixed of a framebuffer: struct fb_fix_screeninfo of linux/fb.h. Two members are as long as a pointer.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct FramebufferFixed
{
    public const uint PackedPixels = 0;
    public const uint TrueColor = 2;
    public const uint DirectColor = 4;

    public Label Name;
    public nint MemoryStart;
    public uint MemoryBytes;
    public uint Type;
    public uint TypeDetail;
    public uint Visual;
    public ushort PanStepX;
    public ushort PanStepY;
    public ushort WrapStepY;
    public uint RowBytes;
    public nint RegistersStart;
    public uint RegistersBytes;
    public uint Accelerator;
    public ushort Capabilities;
    public ushort Reserved0;
    public ushort Reserved1;

    [InlineArray(16)]
    public struct Label
    {
        private byte _first;
    }
}
