using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks.SharedFrames;

namespace RearCloud.Panel.Sinks;

/// <summary>
/// Reads frames that a <see cref="SharedMemorySink"/> of another program shares. It never holds the writer up: it sees when a frame was written while it
/// read, and reads again.
/// </summary>
/// <remarks>Safe from any thread. The file must not be cut short while it is open: the kernel ends a program that reads behind its end.</remarks>
public sealed class SharedMemoryReader : IDisposable
{
    /// <summary>A writer that laps a reader so often leaves it no frame.</summary>
    private const int MostTries = 1_000;

    private readonly Lock _gate = new();
    private readonly SharedFile _file;
    private long _torn;
    private bool _isDisposed;

    private SharedMemoryReader(SharedFile file) => _file = file;

    /// <summary>Of the panel.</summary>
    public PixelSize Size => _file.Geometry.Size;

    /// <summary>Reads that were thrown away because the frame was written meanwhile.</summary>
    public long TornReads => Volatile.Read(ref _torn);

    /// <summary>True if no frame will come into this file: its writer ended, or another took its place. Open the path again.</summary>
    public bool IsEnded
    {
        get
        {
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_isDisposed, this);
                return Volatile.Read(ref _file.Header.State) != SharedHeader.Running;
            }
        }
    }

    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="InvalidDataException">It holds no shared frames that this version can read; the message says why.</exception>
    public static SharedMemoryReader Open(string path) => new(SharedFile.OpenToRead(Path.GetFullPath(path)));

    /// <summary>A copy of the newest frame if its number is above <paramref name="after"/>, otherwise null; null too if the writer never left time to read one.</summary>
    public SharedMemoryFrame? Read(long after = 0)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            byte[]? pixels = null;
            for (var tries = 0; tries < MostTries; tries++)
            {
                var newest = Volatile.Read(ref _file.Header.Newest);
                if (newest >= _file.Geometry.Buffers) return null;
                if (TryCopy(newest, after, ref pixels, out var record)) return pixels is null ? null : Frame(record, pixels);
                Volatile.Write(ref _torn, _torn + 1);
                Thread.Yield();
            }

            return null;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed) return;
            _isDisposed = true;
            _file.Dispose();
        }
    }

    /// <returns>False if the buffer was written meanwhile. No pixels if its frame is not newer.</returns>
    private bool TryCopy(uint buffer, long after, ref byte[]? pixels, out SharedRecord copy)
    {
        ref var record = ref _file.Record(buffer);
        var before = Volatile.Read(ref record.Lock);
        copy = record;
        Interlocked.MemoryBarrier();
        if ((before & 1) != 0 || Volatile.Read(ref record.Lock) != before) return false;
        if (copy.Number <= after)
        {
            pixels = null;
            return true;
        }

        pixels ??= new byte[_file.Geometry.PixelBytes];
        _file.Pixels(buffer).CopyTo(pixels);
        Interlocked.MemoryBarrier();
        return Volatile.Read(ref record.Lock) == before;
    }

    private SharedMemoryFrame Frame(in SharedRecord record, byte[] pixels) => new(
        record.Number,
        record.Since,
        record.Damage.Intersect(PixelRect.Of(Size)),
        DateTimeOffset.UnixEpoch.AddMicroseconds(record.Microseconds),
        Size,
        pixels);
}
