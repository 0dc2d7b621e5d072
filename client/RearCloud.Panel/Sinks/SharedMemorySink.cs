using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Sinks.SharedMemory;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Sinks;

/// <summary>
/// Shows the newest frame to other programs in a mapped file, as docs/shared-memory-frames.md describes. Readers never hold it up, and see whether a frame
/// was written while they read it.
/// </summary>
/// <remarks>
/// Not a direct sink: the file may lie on a disk, whose pages can make a writer wait. A new file takes the place of one that an earlier sink left.
/// </remarks>
/// <param name="path">The file; its folder exists. In <c>/dev/shm</c> it never touches a disk.</param>
/// <param name="size">Of the panel.</param>
/// <param name="faults">Where a sink that hangs at the end is noted.</param>
/// <param name="buffers">From 3 to 16. More give readers more time for a frame.</param>
public sealed class SharedMemorySink(string path, PixelSize size, FaultLog faults, int buffers = SharedGeometry.LeastBuffers) : IFrameSink, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly string _path = Path.GetFullPath(path);
    private readonly SharedGeometry _geometry = SharedGeometry.Of(size, buffers);
    private readonly PixelRect[] _stale = new PixelRect[buffers];
    private readonly Lock _gate = new();
    private SharedFile? _file;
    private uint _next;
    private long _before;
    private bool _isDisposed;

    /// <summary>Makes the file if it is not made.</summary>
    /// <exception cref="IOException">It cannot be made, or its path holds something else.</exception>
    public void Present(in PanelFrame frame)
    {
        lock (_gate)
        {
            if (_isDisposed) return;
            if (frame.Size != size) throw new InvalidOperationException($"{_path} is for {size} pixels, the frame has {frame.Size}.");
            if (_file is null)
            {
                _file = SharedPlace.Take(_path, _geometry);
                Array.Fill(_stale, PixelRect.Of(size));
            }

            for (var i = 0; i < _stale.Length; i++) _stale[i] = _stale[i].Union(frame.Damage);
            Write(_file, frame);
            _before = frame.Number;
            _next = (_next + 1) % _geometry.Buffers;
        }
    }

    /// <summary>Tells readers that no frame will come. The file stays with the last one.</summary>
    public void Dispose()
    {
        if (!_gate.TryEnter(Patience))
        {
            // Memory that is taken from under a writer would end the program.
            faults.Report(nameof(SharedMemorySink), $"{_path} hangs and stays open.");
            return;
        }

        _isDisposed = true;
        if (_file is not null) Volatile.Write(ref _file.Header.State, SharedHeader.Ended);
        _file?.Dispose();
        _file = null;
        _gate.Exit();
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
        record.Damage = _before == 0 ? PixelRect.Of(size) : frame.Damage;
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
