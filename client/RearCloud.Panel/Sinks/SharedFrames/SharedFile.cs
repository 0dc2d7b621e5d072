using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RearCloud.Panel.Sinks.SharedFrames;

/// <summary>A mapped file of shared frames.</summary>
internal sealed partial class SharedFile : IDisposable
{
    /// <summary>What a panel shows is nobody's business unless its owner says so.</summary>
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

    private const int LockShared = 1;

    private static readonly int StateAt = (int)Marshal.OffsetOf<SharedHeader>(nameof(SharedHeader.State));

    private readonly WholeFile? _made;

    private SharedFile(SharedGeometry geometry, MappedMemory memory, WholeFile? made) => (Geometry, Memory, _made) = (geometry, memory, made);

    public SharedGeometry Geometry { get; }

    public MappedMemory Memory { get; }

    public ref SharedHeader Header => ref MemoryMarshal.AsRef<SharedHeader>(Memory.Slice(0, Unsafe.SizeOf<SharedHeader>()));

    /// <exception cref="InvalidDataException">It holds no frames of this form.</exception>
    public static SharedFile OpenToRead(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var header = default(SharedHeader);
        var bytes = MemoryMarshal.AsBytes(new Span<SharedHeader>(ref header));
        var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read < bytes.Length) throw new InvalidDataException($"{path} has {read} bytes and holds no shared frames.");
        var geometry = SharedGeometry.Read(header, file.Length, out var flaw) ?? throw new InvalidDataException($"{path} holds no shared frames that can be read: {flaw}.");
        return new SharedFile(geometry, MappedMemory.Map(file.SafeFileHandle, path, geometry.Bytes, FileAccess.Read), made: null);
    }

    /// <summary>
    /// Makes a file for writing and puts it in its place. An older one whose panel has ended, or crashed, makes room, and its readers are told; one that
    /// a panel still writes, and whatever else lies there, is left alone.
    /// </summary>
    /// <exception cref="IOException">The place is taken, or the file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not make it.</exception>
    public static SharedFile Create(string path, SharedGeometry geometry)
    {
        var file = WholeFile.Begin(path, Mode);
        MappedMemory? memory = null;
        try
        {
            using var before = OpenBefore(path);
            Share(file.Stream.SafeFileHandle, path);
            Fill(file.Stream, geometry.Bytes);
            memory = MappedMemory.Map(file.Stream.SafeFileHandle, path, geometry.Bytes);
            var made = new SharedFile(geometry, memory, file);
            made.Header = SharedHeader.Of(geometry);
            file.Keep();
            if (before is not null) MarkEnded(before);
            return made;
        }
        catch
        {
            memory?.Dispose();
            file.Dispose();
            throw;
        }
    }

    public ref SharedRecord Record(uint buffer) =>
        ref MemoryMarshal.AsRef<SharedRecord>(Memory.Slice(SharedHeader.RecordsAt + buffer * SharedRecord.Bytes, SharedRecord.Bytes));

    public Span<byte> Pixels(uint buffer) => Memory.Slice(Geometry.FirstBufferAt + buffer * Geometry.BufferBytes, Geometry.PixelBytes);

    /// <summary>Closes it; if it was made here, its readers are told that no frame will come.</summary>
    public void Dispose()
    {
        if (_made is not null && !Memory.IsClosed) Volatile.Write(ref Header.State, SharedHeader.Ended);
        Memory.Dispose();
        _made?.Dispose();
    }

    /// <summary>The older file, locked so that nobody else takes its place; null if there is none.</summary>
    private static FileStream? OpenBefore(string path)
    {
        if (Directory.Exists(path)) throw new IOException($"{path} is a folder.");
        if (!File.Exists(path)) return null;
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException e)
        {
            throw new IOException($"{path} is taken, probably by another panel that runs. End that one, or name another file. {e.Message}", e);
        }

        Span<byte> magic = stackalloc byte[sizeof(ulong)];
        if (file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length && BinaryPrimitives.ReadUInt64LittleEndian(magic) == SharedHeader.ExpectedMagic)
            return file;
        file.Dispose();
        throw new IOException($"{path} holds something else than shared frames. Delete it, or name another file.");
    }

    /// <summary>Takes its place on the disk: a disk that is full under mapped memory would end the program.</summary>
    private static void Fill(FileStream file, long bytes)
    {
        var zeros = new byte[SharedHeader.Bytes];
        for (var at = 0L; at < bytes; at += zeros.Length) file.Write(zeros, 0, (int)Math.Min(zeros.Length, bytes - at));
    }

    /// <summary>From now on readers may open it, while nobody may take its place: it stays locked as long as it is open.</summary>
    private static void Share(SafeFileHandle file, string path)
    {
        if (Lock(file, LockShared) != 0) throw new IOException($"{path} cannot be locked: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    private static void MarkEnded(FileStream file)
    {
        Span<byte> ended = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(ended, SharedHeader.Ended);
        file.Position = StateAt;
        file.Write(ended);
    }

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Lock(SafeFileHandle file, int operation);
}
