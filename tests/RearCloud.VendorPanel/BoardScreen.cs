using System.IO.MemoryMappedFiles;
using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Sinks;

namespace RearCloud.VendorPanel;

#region sink
/// <summary>The board's display memory: three bytes a pixel, blue first, rows without gaps. The glass is mounted upside down.</summary>
internal sealed class BoardScreen : IDirectSink, IDisposable
{
    private const int BytesPerPixel = 3;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _memory;
    private readonly PixelSize _size;
    private readonly byte[] _row;
    private readonly ManualResetEventSlim _shown = new();
    private long _shownAt;

    public BoardScreen(string path, PixelSize size)
    {
        _size = size;
        _row = new byte[size.Width * BytesPerPixel];
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, (long)_row.Length * size.Height);
        _memory = _file.CreateViewAccessor();
    }

    /// <summary>The moment that the newest frame shows.</summary>
    public DateTimeOffset ShownAt => new(Volatile.Read(ref _shownAt), TimeSpan.Zero);

    // Frames bring what the hardware takes, after brightness, wear and dither.
    public bool ShowsOutput => true;

    // On the frame thread, 120 times a second: copy what changed, allocate nothing, wait for nobody.
    public void Present(in PanelFrame frame)
    {
        var output = frame.Output;
        var damage = output.Damage;
        for (var y = damage.Y; y < damage.Bottom; y++)
        {
            var pixels = output.Pixels.Slice(y * output.RowBytes + damage.X * 4, damage.Width * 4);
            var row = _row.AsSpan(0, damage.Width * BytesPerPixel);
            for (var x = 0; x < damage.Width; x++) pixels.Slice(x * 4, BytesPerPixel).CopyTo(row[((damage.Width - 1 - x) * BytesPerPixel)..]);
            var at = ((long)(_size.Height - 1 - y) * _size.Width + _size.Width - damage.Right) * BytesPerPixel;
            _memory.SafeMemoryMappedViewHandle.WriteSpan<byte>((ulong)at, row);
        }

        Volatile.Write(ref _shownAt, frame.Time.UtcTicks);
        _shown.Set();
    }

    /// <summary>Waits until the first frame is in the display's memory.</summary>
    public bool WaitForFirst(TimeSpan patience) => _shown.Wait(patience);

    public void Dispose()
    {
        _memory.Dispose();
        _file.Dispose();
        _shown.Dispose();
    }
}
#endregion
