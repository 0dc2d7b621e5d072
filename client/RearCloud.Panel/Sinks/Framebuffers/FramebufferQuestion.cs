using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Post;

namespace RearCloud.Panel.Sinks.Framebuffers;

/// <summary>Asks a framebuffer how its pixels lie, by the calls of linux/fb.h.</summary>
internal static partial class FramebufferQuestion
{
    private const nuint GetVariable = 0x4600;
    private const nuint GetFixed = 0x4602;

    /// <exception cref="IOException">It is neither a framebuffer nor a plain file that is long enough, or its pixels cannot be written.</exception>
    public static FramebufferLayout Ask(SafeFileHandle file, string path, FramebufferLayout plain)
    {
        if (Ask(file, GetVariable, out FramebufferVariable variable) != 0) return OfPlain(file, path, plain);
        if (Ask(file, GetFixed, out FramebufferFixed constant) != 0) throw new IOException($"{path} does not tell its memory: {Marshal.GetLastPInvokeErrorMessage()}.");
        return LayoutOf(variable, constant) ?? throw new IOException(
            $"{path} has {variable.BitsPerPixel} bits a pixel (type {constant.Type}, visual {constant.Visual}), which cannot be written: set it to 32 bit BGRA or 16 bit RGB565.");
    }

    /// <summary>What a device's answers mean; null if its pixels cannot be written.</summary>
    public static FramebufferLayout? LayoutOf(in FramebufferVariable variable, in FramebufferFixed constant)
    {
        if (FormatOf(variable, constant) is not { } format) return null;

        // The mapping begins at the page that the memory begins in.
        var inPage = (long)((nuint)constant.MemoryStart % (nuint)Environment.SystemPageSize);
        var offset = inPage + variable.OffsetY * (long)constant.RowBytes + variable.OffsetX * (long)PixelFormats.BytesOf(format);
        return new FramebufferLayout(new PixelSize((int)variable.Width, (int)variable.Height), (int)constant.RowBytes, format, offset);
    }

    private static PixelFormat? FormatOf(in FramebufferVariable variable, in FramebufferFixed constant)
    {
        if (constant.Type != FramebufferFixed.PackedPixels) return null;
        if (constant.Visual is not (FramebufferFixed.TrueColor or FramebufferFixed.DirectColor)) return null;
        return (variable.BitsPerPixel, variable.Red, variable.Green, variable.Blue) switch
        {
            (32, { Offset: 16, Length: 8 }, { Offset: 8, Length: 8 }, { Offset: 0, Length: 8 }) => PixelFormat.Bgra8888,
            (16, { Offset: 11, Length: 5 }, { Offset: 5, Length: 6 }, { Offset: 0, Length: 5 }) => PixelFormat.Rgb565,
            _ => null,
        };
    }

    private static FramebufferLayout OfPlain(SafeFileHandle file, string path, FramebufferLayout plain)
    {
        var bytes = 0L;
        try
        {
            bytes = RandomAccess.GetLength(file);
        }
        catch (NotSupportedException)
        {
            // Something without a length, such as a terminal, holds no picture.
        }

        return bytes >= plain.Bytes
            ? plain
            : throw new IOException($"{path} is no framebuffer, and as a file it is too short: it has {bytes} bytes and {plain.Size} pixels of {plain.Format} need {plain.Bytes}.");
    }

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Ask(SafeFileHandle file, nuint request, out FramebufferVariable answer);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Ask(SafeFileHandle file, nuint request, out FramebufferFixed answer);
}
