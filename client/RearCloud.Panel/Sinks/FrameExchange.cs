using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;

namespace RearCloud.Panel.Sinks;

/// <summary>
/// Hands copies of frames from the frame thread to one reader: three buffers, the newest wins, nobody waits.
/// </summary>
/// <remarks>
/// The writer owns one buffer, the reader one, and the third lies between them. The writer keeps for each buffer what has
/// changed since it was written, and so copies only that.
/// </remarks>
internal sealed class FrameExchange
{
    private const int Fresh = 4;
    private const int IndexMask = 3;

    private readonly HeldFrame[] _frames;
    private int _writing;
    private int _between = 1;
    private int _reading = 2;
    private PixelRect _unseen;

    public FrameExchange(PixelSize size) => _frames = [new HeldFrame(size), new HeldFrame(size), new HeldFrame(size)];

    /// <summary>True if <see cref="TryTake"/> would give a newer frame.</summary>
    public bool HasNew => (Volatile.Read(ref _between) & Fresh) != 0;

    /// <summary>Called by the one writer.</summary>
    public void Put(in PanelFrame frame)
    {
        foreach (var each in _frames) each.Stale = each.Stale.Union(frame.Damage);

        // A reader that takes the last frame between these two lines is told again of what it has seen: more than needed, never less.
        _unseen = HasNew ? _unseen.Union(frame.Damage) : frame.Damage;
        var held = _frames[_writing];
        Copy(frame, held, held.Stale);
        held.Stale = default;
        held.Number = frame.Number;
        held.Time = frame.Time;
        held.Damage = _unseen;
        _writing = Interlocked.Exchange(ref _between, _writing | Fresh) & IndexMask;
    }

    /// <summary>Called by the one reader: swaps what it holds for the newest frame.</summary>
    /// <returns>False if there is none that is newer; what it held stays as it was.</returns>
    public bool TryTake()
    {
        if (!HasNew) return false;
        _reading = Interlocked.Exchange(ref _between, _reading) & IndexMask;
        return true;
    }

    /// <summary>What the reader holds; its number is 0 before the first frame.</summary>
    public HeldFrame Held => _frames[_reading];

    private static void Copy(in PanelFrame from, HeldFrame to, PixelRect rect)
    {
        var bytes = rect.Width * 4;
        var target = to.Pixels;
        for (var y = rect.Y; y < rect.Bottom; y++)
        {
            from.Pixels.Slice(y * from.RowBytes + rect.X * 4, bytes).CopyTo(target[(y * to.RowBytes + rect.X * 4)..]);
        }
    }
}
