using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using RearCloud.Core.Panels;

namespace RearCloud.Panel.Sinks.Framebuffer;

/// <summary>Asks a framebuffer device how its memory is laid out.</summary>
/// <remarks>Source: linux/fb.h and Documentation/fb/api.rst of the kernel.</remarks>
internal static partial class FramebufferDevice
{
    private const uint GetVariableInfo = 0x4600;
    private const uint GetFixedInfo = 0x4602;
    private const uint PackedPixels = 0;
    private const uint TrueColor = 2;

    public static SafeFileHandle Open(string path) => File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    public static FramebufferLayout Ask(SafeFileHandle file, string path)
    {
        if (GetVariable(file, GetVariableInfo, out var variable) != 0 || GetFixed(file, GetFixedInfo, out var constant) != 0)
        {
            throw new IOException(
                $"{path} is no framebuffer device ({Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}). Name one such as /dev/fb0, or tell the layout of a plain file.");
        }

        return LayoutOf(variable, constant, path);
    }

    internal static FramebufferLayout LayoutOf(in VariableScreenInfo variable, in FixedScreenInfo constant, string path)
    {
        if (constant.Type != PackedPixels || constant.Visual != TrueColor || variable.Grayscale != 0)
            throw new NotSupportedException($"{path} has no true colours in packed pixels (type {constant.Type}, visual {constant.Visual}). Set a mode of 16 or 32 bits.");
        return new FramebufferLayout
        {
            Size = new PixelSize((int)variable.Width, (int)variable.Height),
            LineLength = (int)constant.LineLength,
            BitsPerPixel = (int)variable.BitsPerPixel,
            Red = ChannelOf(variable.Red),
            Green = ChannelOf(variable.Green),
            Blue = ChannelOf(variable.Blue),
            // The kernel maps whole pages, and the memory need not begin at one.
            Start = (long)(constant.MemoryStart % (nuint)Environment.SystemPageSize)
                + (long)variable.OffsetY * constant.LineLength + (long)variable.OffsetX * variable.BitsPerPixel / 8,
        };
    }

    private static FramebufferChannel ChannelOf(ScreenBitfield field) => new((int)field.Offset, (int)field.Length);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int GetVariable(SafeFileHandle file, nuint request, out VariableScreenInfo info);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int GetFixed(SafeFileHandle file, nuint request, out FixedScreenInfo info);
}
