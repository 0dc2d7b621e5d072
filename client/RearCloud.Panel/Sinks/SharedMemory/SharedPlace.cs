using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace RearCloud.Panel.Sinks.SharedMemory;

/// <summary>Puts a new file of shared frames in the place of an older one, whose readers are told.</summary>
internal static class SharedPlace
{
    private static readonly int StateAt = (int)Marshal.OffsetOf<SharedHeader>(nameof(SharedHeader.State));

    /// <summary>Makes the file and puts it in its place. A file that something else lies in is left alone.</summary>
    public static SharedFile Take(string path, SharedGeometry geometry)
    {
        using var before = OpenBefore(path);
        // A name of its own: a second writer that made the same file anew would take the memory from under the first.
        var temporary = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.tmp";
        SharedFile? file = null;
        try
        {
            file = SharedFile.Create(temporary, geometry);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            file?.Dispose();
            File.Delete(temporary);
            throw;
        }

        if (before is not null) MarkEnded(before);
        return file;
    }

    /// <summary>The older file, or null if there is none.</summary>
    private static FileStream? OpenBefore(string path)
    {
        if (!File.Exists(path)) return null;
        var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        Span<byte> magic = stackalloc byte[sizeof(ulong)];
        if (file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length && BinaryPrimitives.ReadUInt64LittleEndian(magic) == SharedHeader.ExpectedMagic)
            return file;
        file.Dispose();
        throw new IOException($"{path} holds something else than shared frames. Delete it, or name another file.");
    }

    private static void MarkEnded(FileStream file)
    {
        Span<byte> ended = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(ended, SharedHeader.Ended);
        file.Position = StateAt;
        file.Write(ended);
    }
}
