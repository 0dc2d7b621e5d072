using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Sinks.SharedFrames;

namespace RearCloud.Panel.Sinks;

/// <summary>
/// Shows the newest frame to other programs in a mapped file, as docs/shared-memory-frames.md describes. Readers never hold it up, and see whether a frame
/// was written while they read it.
/// </summary>
/// <remarks>Not a direct sink: the file may lie on a disk, whose pages can make a writer wait. If somebody removes the file, the next frame makes a new one.</remarks>
public sealed class SharedMemorySink : IFrameSink, IDisposable
{
    private readonly string _path;
    private readonly SharedGeometry _geometry;
    private readonly PixelRect[] _stale;
    private SharedFile? _file;
    private uint _next;
    private long _before;
    private bool _isDisposed;

    /// <param name="path">The file; its folder exists. In <c>/dev/shm</c> it never touches a disk.</param>
    /// <param name="size">Of the panel.</param>
    /// <param name="buffers">From 3 to 16. More give readers more time for a frame.</param>
    /// <exception cref="IOException">The file cannot be made, or its place is taken: by another panel that runs, or by something else than shared frames.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not make it.</exception>
    public SharedMemorySink(string path, PixelSize size, int buffers = SharedGeometry.LeastBuffers)
    {
        _path = Path.GetFullPath(path);
        _geometry = SharedGeometry.Of(size, buffers);
        _stale = new PixelRect[buffers];
        _file = Make();
    }

    /// <exception cref="IOException">The file was removed, and a new one cannot be made.</exception>
    public void Present(in PanelFrame frame)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (frame.Size != _geometry.Size) throw new InvalidOperationException($"The file has {_geometry.Size} pixels and the frame {frame.Size}.");
        if (_file is not null && !File.Exists(_path))
        {
            _file.Dispose();
            _file = null;
        }

        var file = _file ??= Make();
        var held = false;
        try
        {
            file.Memory.DangerousAddRef(ref held);
            for (var i = 0; i < _stale.Length; i++) _stale[i] = _stale[i].Union(frame.Damage);
            Write(file, frame);
        }
        finally
        {
            if (held) file.Memory.DangerousRelease();
        }

        _before = frame.Number;
        _next = (_next + 1) % _geometry.Buffers;
    }

    /// <summary>Tells readers that no frame will come. The file stays with the last one.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _file?.Dispose();
    }

    private SharedFile Make()
    {
        var file = SharedFile.Create(_path, _geometry);
        Array.Fill(_stale, PixelRect.Of(_geometry.Size));
        _next = 0;
        _before = 0;
        return file;
    }

    /// <summary>A sequence lock: odd before the first byte changes, even after the last, and only then named as the newest.</summary>
    private void Write(SharedFile file, in PanelFrame frame)
    {
        ref var record = ref file.Record(_next);
        var odd = record.Lock | 1;
        Volatile.Write(ref record.Lock, odd);
        Interlocked.MemoryBarrier();
        Copy(frame, file.Pixels(_next), _stale[_next]);
        record.Number = frame.Number;
        record.Since = _before;
        record.Microseconds = (frame.Time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        record.Damage = _before == 0 ? PixelRect.Of(_geometry.Size) : frame.Damage;
        Volatile.Write(ref record.Lock, odd + 1);
        Volatile.Write(ref file.Header.Newest, _next);
        _stale[_next] = default;
    }

    private void Copy(in PanelFrame frame, Span<byte> to, PixelRect rect)
    {
        var bytes = rect.Width * 4;
        for (var y = rect.Y; y < rect.Bottom; y++)
        {
            frame.Pixels.Slice(y * frame.RowBytes + rect.X * 4, bytes).CopyTo(to[(y * _geometry.RowBytes + rect.X * 4)..]);
        }
    }
}
