using RearCloud.Core;
using RearCloud.Rendering.Films;
using RearCloud.Rendering.Images;
using RearCloud.Scene.Drawing;

namespace RearCloud.Panel.Films;

/// <summary>
/// One film's decoded frames: the film thread writes them in their order, the frame thread shows them and makes room behind it. No lock; neither waits for the other.
/// </summary>
/// <remarks>
/// Frames are counted as they are written; number n lies in slot <c>n % slots</c>. Invariant: <c>Shown &lt;= Written &lt;= Shown + slots</c>, and the film thread writes
/// only to slots that no number from Shown to Written - 1 lies in. A film whose frames all have a slot is decoded once: then nothing is overwritten.
/// </remarks>
internal sealed class FilmRing : IDisposable
{
    private readonly DrawOp.Film _film;
    private readonly int _slots;
    private readonly bool _holdsAll;
    private readonly FilmFrame?[] _frames;
    private readonly long[] _positions;
    private FilmDecoder? _decoder;
    private long _written;
    private long _shown;
    private long _wanted;
    private long _late = -1;
    private volatile bool _isBroken;

    /// <param name="film">What is played.</param>
    /// <param name="mostSlots">Frames that there is room for.</param>
    public FilmRing(DrawOp.Film film, int mostSlots)
    {
        _film = film;
        _slots = Math.Min(film.Timing.Frames, mostSlots);
        _holdsAll = _slots == film.Timing.Frames;
        _frames = new FilmFrame?[_slots];
        _positions = new long[_slots];
        Key = FilmKey.Of(film);
        Bytes = _slots * Key.FrameBytes;
    }

    public FilmKey Key { get; }

    /// <summary>What its frames take at most.</summary>
    public long Bytes { get; }

    /// <summary>The moment for which the frame thread settled last. For that thread alone.</summary>
    public DateTimeOffset SettledAt { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>The number of the panel's frame for which it was settled last. For the frame thread alone.</summary>
    public long SettledIn { get; set; }

    /// <summary>True if the frame of the moment was not there at the last settling and is on its way. For the frame thread alone.</summary>
    public bool IsLate { get; private set; }

    /// <summary>The position that was settled; -1 if there was no frame. For the frame thread alone.</summary>
    public long Settled { get; private set; } = -1;

    /// <summary>The frame that was settled, or null. For the frame thread alone.</summary>
    public FilmFrame? Frame { get; private set; }

    /// <summary>How many of its frames were not there in time, after the first. For the frame thread alone.</summary>
    public long LateFrames { get; private set; }

    /// <summary>Frames that are decoded and not shown yet.</summary>
    public long Ahead => Volatile.Read(ref _written) - Volatile.Read(ref _shown);

    /// <summary>True if there is a frame to decode and room for it.</summary>
    public bool HasWork => !_isBroken && (_holdsAll ? Volatile.Read(ref _written) : Ahead) < _slots && Next() is not null;

    /// <summary>Settles the newest frame up to a moment. Called by the frame thread.</summary>
    public void Settle(DateTimeOffset time)
    {
        var wanted = _film.PositionAt(time);
        SettledAt = time;
        Volatile.Write(ref _wanted, wanted);
        var written = Volatile.Read(ref _written);
        if (_isBroken || written == 0)
        {
            (Settled, Frame, IsLate) = (-1, null, !_isBroken);
            return;
        }

        var shown = _holdsAll ? NumberHeld(wanted, written) : NumberDue(wanted, written);
        Volatile.Write(ref _shown, shown);
        Frame = _frames[shown % _slots];
        var position = _positions[shown % _slots];
        // A frame that is held stands for all of its positions.
        Settled = _holdsAll && _film.Timing.FrameOf(position) == _film.Timing.FrameOf(wanted) ? wanted : position;
        IsLate = Settled != wanted;
        if (!IsLate || _late == wanted) return;
        _late = wanted;
        LateFrames++;
    }

    /// <summary>Decodes the next frame, if it <see cref="HasWork"/>. A film of which something does not decode plays no more: its still picture stands in. Called by the film thread.</summary>
    /// <returns>Null, or why it plays no more.</returns>
    public Problem? DecodeNext(IAssetSource assets)
    {
        try
        {
            var problem = Next() is { } position ? Decode(assets, position) : null;
            if (problem is not null) _isBroken = true;
            return problem;
        }
        catch
        {
            _isBroken = true;
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var frame in _frames) frame?.Dispose();
        _decoder?.Dispose();
    }

    private Problem? Decode(IAssetSource assets, long position)
    {
        if (_decoder is null)
        {
            var opened = FilmDecoder.Open(assets, _film.Picture);
            if (!opened.IsSuccess) return opened.Problem;
            _decoder = opened.Value;
            if (_decoder is null) return new Problem("film.missing", "", $"The film {_film.Picture.Asset} is not here any more.", "Its still picture stands in until it comes back.");
        }

        var slot = (int)(_written % _slots);
        var frame = _frames[slot] ??= _decoder.NewFrame();
        _positions[slot] = position;
        if (_decoder.Decode(_film.Timing.FrameOf(position), frame) is { } problem) return problem;
        Volatile.Write(ref _written, _written + 1);
        return null;
    }

    // After the first decoded frame all follow in their order, so a frame's number is known.
    private long NumberHeld(long wanted, long written)
    {
        var number = (_film.Timing.FrameOf(wanted) - _film.Timing.FrameOf(_positions[0]) + _slots) % _slots;
        return Math.Min(number, written - 1);
    }

    private long NumberDue(long wanted, long written)
    {
        var shown = _shown;
        while (shown + 1 < written && IsDue(_positions[(shown + 1) % _slots], wanted)) shown++;
        return shown;
    }

    // What lies far ahead was decoded before a clock was set back.
    private bool IsDue(long position, long wanted) => position <= wanted || position > wanted + _slots;

    // Frames whose time is over are left out.
    private long? Next()
    {
        var wanted = Volatile.Read(ref _wanted);
        var written = Volatile.Read(ref _written);
        if (written == 0) return wanted;
        var next = _positions[(written - 1) % _slots] + 1;
        if (!_holdsAll && (next < wanted || next > wanted + _slots)) next = wanted;
        return next <= _film.Timing.LastPosition ? next : _holdsAll ? next % _slots : null;
    }
}
