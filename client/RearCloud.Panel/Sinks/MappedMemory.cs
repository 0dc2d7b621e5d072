using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RearCloud.Panel.Sinks;

/// <summary>The first bytes of a file or device in this process's memory. They stay mapped while somebody holds a reference, so closing them under a writer is harmless.</summary>
internal sealed unsafe partial class MappedMemory : SafeHandle
{
    private const int ReadOnly = 1;
    private const int ReadAndWrite = 3;
    private const int Shared = 1;
    private const nint Failed = -1;

    private readonly long _bytes;

    private MappedMemory(nint address, long bytes)
        : base(Failed, ownsHandle: true)
    {
        _bytes = bytes;
        SetHandle(address);
    }

    public override bool IsInvalid => handle == Failed;

    /// <summary>Maps the first bytes; the file may be closed afterwards.</summary>
    /// <exception cref="IOException">They cannot be mapped.</exception>
    public static MappedMemory Map(SafeFileHandle file, string path, long bytes, FileAccess access = FileAccess.ReadWrite)
    {
        var address = MemoryMap(0, (nuint)bytes, access == FileAccess.Read ? ReadOnly : ReadAndWrite, Shared, file, 0);
        var error = Marshal.GetLastPInvokeError();
        if (address == Failed) throw new IOException($"The memory of {path} cannot be mapped: {Marshal.GetPInvokeErrorMessage(error)}.");
        return new MappedMemory(address, bytes);
    }

    /// <summary>Valid while a reference is held.</summary>
    public Span<byte> Slice(long offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset + length, _bytes);
        return new Span<byte>((byte*)handle + offset, length);
    }

    protected override bool ReleaseHandle() => MemoryUnmap(handle, (nuint)_bytes) == 0;

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial nint MemoryMap(nint address, nuint length, int protection, int flags, SafeFileHandle file, nint offset);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int MemoryUnmap(nint address, nuint length);
}
