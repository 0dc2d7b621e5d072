using System.Buffers.Binary;
using System.Diagnostics;
using RearCloud.Panel.Pacing;

namespace RearCloud.VendorPanel;

#region vsync
/// <summary>The display's tearing-effect line: the driver writes 8 bytes for each beat, its moment in nanoseconds of CLOCK_MONOTONIC.</summary>
internal sealed class BoardVsync(string path, int hertz) : IVsync, IDisposable
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    private readonly FileStream _line = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
    private readonly WallTime _wall = new(TimeProvider.System);
    private readonly byte[] _beats = new byte[1 << 16];
    private long _origin;
    private long _index;

    public int Hertz => hertz;

    // Beats that went by are dropped: only the newest that the driver wrote counts, and only if the display is still in it.
    public VsyncTick WaitForNext()
    {
        long beat, now;
        do
        {
            var read = _line.ReadAtLeast(_beats, sizeof(long));
            beat = BinaryPrimitives.ReadInt64LittleEndian(_beats.AsSpan(read - sizeof(long)));
            now = Stopwatch.GetTimestamp();
        }
        while (now - beat > NanosecondsPerSecond / hertz);

        if (_origin == 0) _origin = beat;
        _index = Math.Max(_index + 1, (long)Math.Round((double)(beat - _origin) * hertz / NanosecondsPerSecond));
        return new VsyncTick(_index, _wall.Of(beat, now), TimeSpan.FromMicroseconds((now - beat) / 1000));
    }

    public void Dispose() => _line.Dispose();
}
#endregion
