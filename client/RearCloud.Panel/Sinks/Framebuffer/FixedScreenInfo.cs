using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RearCloud.Panel.Sinks.Framebuffer;

/// <summary>The kernel's <c>struct fb_fix_screeninfo</c>; two of its members are as wide as an address.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct FixedScreenInfo
{
    public Name Id;
    public nuint MemoryStart;
    public uint MemoryBytes;
    public uint Type;
    public uint TypeAuxiliary;
    public uint Visual;
    public ushort PanStepX;
    public ushort PanStepY;
    public ushort WrapStepY;
    public uint LineLength;
    public nuint RegistersStart;
    public uint RegistersBytes;
    public uint Acceleration;
    public ushort Capabilities;
    public ushort Reserved0;
    public ushort Reserved1;

    [InlineArray(16)]
    public struct Name
    {
        private byte _first;
    }
}
