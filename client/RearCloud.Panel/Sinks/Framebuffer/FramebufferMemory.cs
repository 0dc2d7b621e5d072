using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RearCloud.Panel.Sinks.Framebuffer;

/// <summary>A framebuffer's memory in this program.</summary>
/// <remarks>mmap(2) itself, because the framework maps files that have a length, and a device has none.</remarks>
internal sealed unsafe partial class FramebufferMemory : IDisposable
{
    private const int ReadAndWrite = 3;
    private const int Shared = 1;
    private const nint Failed = -1;

    private readonly int _length;
    private nint _address;

    private FramebufferMemory(nint address, int length) => (_address, _length) = (address, length);

    public Span<byte> Bytes => new((void*)_address, _length);

    public static FramebufferMemory Map(SafeFileHandle file, string path, long length, bool isDevice)
    {
        if (length is <= 0 or > int.MaxValue) throw new NotSupportedException($"{path} would have {length} bytes. Check its layout.");
        // Touching a page behind a file's end would end the program.
        if (!isDevice && RandomAccess.GetLength(file) is var has && has < length)
            throw new IOException($"{path} has {has} bytes and its layout {length}. Make the file as long as its layout.");
        var address = Map(0, (nuint)length, ReadAndWrite, Shared, file, 0);
        if (address == Failed) throw new IOException($"{path} cannot be mapped: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");
        return new FramebufferMemory(address, (int)length);
    }

    public void Dispose()
    {
        var address = Interlocked.Exchange(ref _address, 0);
        if (address != 0) _ = Unmap(address, (nuint)_length);
    }

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint Map(nint address, nuint length, int protection, int flags, SafeFileHandle file, nint offset);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(nint address, nuint length);
}
