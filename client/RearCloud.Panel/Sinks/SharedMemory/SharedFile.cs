using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;

namespace RearCloud.Panel.Sinks.SharedMemory;

/// <summary>A mapped file of shared frames.</summary>
internal sealed unsafe class SharedFile : IDisposable
{
    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;

    /// <summary>Takes the stream over.</summary>
    private SharedFile(FileStream file, SharedGeometry geometry, MemoryMappedFileAccess access)
    {
        Geometry = geometry;
        _map = MemoryMappedFile.CreateFromFile(file, null, 0, access, HandleInheritability.None, leaveOpen: false);
        _view = _map.CreateViewAccessor(0, 0, access);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    public SharedGeometry Geometry { get; }

    public ref SharedHeader Header => ref Unsafe.AsRef<SharedHeader>(_start);

    /// <exception cref="InvalidDataException">It holds no frames of this form.</exception>
    public static SharedFile OpenToRead(string path)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            var header = default(SharedHeader);
            var read = stream.ReadAtLeast(new Span<byte>(&header, sizeof(SharedHeader)), sizeof(SharedHeader), throwOnEndOfStream: false);
            if (read < sizeof(SharedHeader)) throw new InvalidDataException($"{path} has {read} bytes and holds no shared frames.");
            var geometry = SharedGeometry.Read(header, stream.Length, out var flaw) ?? throw new InvalidDataException($"{path} holds no shared frames that can be read: {flaw}.");
            return new SharedFile(stream, geometry, MemoryMappedFileAccess.Read);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Makes a file for writing. Its place on the disk is taken at once: a disk that is full under mapped memory would end the program.</summary>
    public static SharedFile Create(string path, SharedGeometry geometry)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,
            PreallocationSize = geometry.Bytes,
            BufferSize = 0,
        };

        // What a panel shows is nobody's business unless its owner says so.
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        var stream = new FileStream(path, options);
        try
        {
            stream.SetLength(geometry.Bytes);
            var file = new SharedFile(stream, geometry, MemoryMappedFileAccess.ReadWrite);
            file.Header = HeaderOf(geometry);
            return file;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public ref SharedRecord Record(uint buffer) => ref Unsafe.AsRef<SharedRecord>(_start + SharedHeader.RecordsAt + buffer * SharedRecord.Bytes);

    public Span<byte> Pixels(uint buffer) => new(_start + Geometry.FirstBufferAt + buffer * Geometry.BufferBytes, Geometry.PixelBytes);

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map.Dispose();
    }

    private static SharedHeader HeaderOf(SharedGeometry geometry) => new()
    {
        Magic = SharedHeader.ExpectedMagic,
        Version = SharedHeader.ExpectedVersion,
        HeaderBytes = SharedHeader.Bytes,
        Width = (uint)geometry.Size.Width,
        Height = (uint)geometry.Size.Height,
        RowBytes = (uint)geometry.RowBytes,
        Format = SharedHeader.Bgra,
        BufferCount = geometry.Buffers,
        RecordBytes = SharedRecord.Bytes,
        BufferBytes = (ulong)geometry.BufferBytes,
        FirstBufferAt = (ulong)geometry.FirstBufferAt,
        Newest = SharedHeader.None,
        State = SharedHeader.Running,
    };
}
