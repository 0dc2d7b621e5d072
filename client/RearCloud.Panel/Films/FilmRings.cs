using RearCloud.Rendering.Films;
using RearCloud.Rendering.Memory;
using RearCloud.Scene.Drawing;

namespace RearCloud.Panel.Films;

/// <summary>
/// The films that are shown, each with its ring, inside a bound of bytes: the least recently shown gives way, and a film for which there is no room stands still. For the
/// frame thread, but for <see cref="Open"/>, <see cref="LateFrames"/> and <see cref="Statistics"/>.
/// </summary>
/// <param name="onWork">Called when the film thread has something to do; quick.</param>
/// <param name="capacityBytes">Bytes of all rings.</param>
internal sealed class FilmRings(Action onWork, long capacityBytes = FilmRings.DefaultCapacityBytes) : IFilmFrames
{
    /// <summary>Bytes of all rings.</summary>
    public const long DefaultCapacityBytes = 32 * 1024 * 1024;

    /// <summary>Bytes of one ring: four frames of the reference panel, or 52 of 200 x 200 pixels.</summary>
    private const long RingBytes = 8 * 1024 * 1024 + 512 * 1024;

    /// <summary>One that is shown, one that comes next, and one that is decoded.</summary>
    private const int FewestSlots = 3;

    private const int MostSlots = 64;

    /// <summary>A film that was not shown for so long may give way, and is left after ten times that.</summary>
    private static readonly TimeSpan Unseen = TimeSpan.FromSeconds(1);

    private readonly Dictionary<FilmKey, FilmRing> _rings = [];
    private volatile FilmRing[] _open = [];
    private DateTimeOffset _now;
    private long _frame;
    private long _bytes;
    private long _inTime;
    private long _late;
    private long _left;

    /// <summary>What the film thread fills; it disposes those that are no longer here.</summary>
    public FilmRing[] Open => _open;

    /// <summary>Frames that were not decoded in time, so that the one before stood longer.</summary>
    public long LateFrames => Volatile.Read(ref _late);

    /// <summary>Bytes that the rings may take now.</summary>
    public long Bytes => _bytes;

    /// <summary>As those of a cache: what was decoded in time, what was not, and the films that were left. From any thread, and then a moment old.</summary>
    public CacheStatistics Statistics => new("films", new CacheCounts(_open.Length, _bytes, _inTime, LateFrames, _left), IsBytes: true);

    /// <summary>True if each film that the last frame shows stands as its moment asks for. For the frame thread alone.</summary>
    public bool IsExact { get; private set; } = true;

    /// <summary>True if the last frame lacks a film's frame that is on its way.</summary>
    public bool IsLate
    {
        get
        {
            foreach (var ring in _open)
            {
                if (ring.IsLate && ring.SettledIn == _frame) return true;
            }

            return false;
        }
    }

    /// <summary>Begins a frame: leaves films that were not seen for long.</summary>
    public void Begin(DateTimeOffset time)
    {
        _now = time;
        _frame++;
        IsExact = true;
        foreach (var ring in _open)
        {
            if (IsUnseen(ring, 10 * Unseen)) Leave(ring);
        }
    }

    public long Settle(DrawOp.Film film, DateTimeOffset time)
    {
        var settled = RingOf(film) is { } ring ? Settle(ring, time) : -1;
        IsExact &= settled == film.PositionAt(time);
        return settled;
    }

    public FilmFrame? FrameOf(DrawOp.Film film, DateTimeOffset time) => Settle(film, time) < 0 ? null : _rings[FilmKey.Of(film)].Frame;

    private long Settle(FilmRing ring, DateTimeOffset time)
    {
        // Of two that are alike the second is shown as the first.
        if (ring.SettledIn == _frame) return ring.Settled;
        ring.SettledIn = _frame;
        var late = ring.LateFrames;
        ring.Settle(time);
        Volatile.Write(ref _late, _late + ring.LateFrames - late);
        if (!ring.IsLate) _inTime++;
        if (ring.HasWork) onWork();
        return ring.Settled;
    }

    private FilmRing? RingOf(DrawOp.Film film)
    {
        var key = FilmKey.Of(film);
        if (_rings.TryGetValue(key, out var ring)) return ring;
        ring = new FilmRing(film, (int)Math.Clamp(RingBytes / key.FrameBytes, FewestSlots, MostSlots));
        if (!MakeRoom(ring.Bytes)) return null;
        _rings.Add(key, ring);
        _bytes += ring.Bytes;
        _open = [.. _open, ring];
        return ring;
    }

    private bool MakeRoom(long bytes)
    {
        while (_bytes + bytes > capacityBytes)
        {
            var oldest = _open.Where(ring => IsUnseen(ring, Unseen)).MinBy(ring => ring.SettledAt);
            if (oldest is null) return false;
            Leave(oldest);
        }

        return true;
    }

    // A clock that was set back makes a film unseen as well.
    private bool IsUnseen(FilmRing ring, TimeSpan limit) => (_now - ring.SettledAt).Duration() > limit;

    private void Leave(FilmRing ring)
    {
        _rings.Remove(ring.Key);
        _bytes -= ring.Bytes;
        _left++;
        _open = Array.FindAll(_open, one => !ReferenceEquals(one, ring));
        onWork();
    }
}
