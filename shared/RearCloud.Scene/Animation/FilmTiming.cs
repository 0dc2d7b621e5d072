using System.Collections.Immutable;

namespace RearCloud.Scene.Animation;

/// <summary>
/// When each frame of a film stands, as a pure function of the time since its start. Frames are counted through all of its plays: position 7 of a film of five
/// frames is its third frame, in its second play. Asking allocates nothing. Timings compare by value.
/// </summary>
/// <remarks>A frame stands from half a millisecond before its moment, so that a beat of the display that falls a hair before it is not lost.</remarks>
public sealed class FilmTiming : IEquatable<FilmTiming>
{
    // About 3 000 years: no moment that is asked for lies outside what a clock can say.
    private const double MostTicks = 1e18;

    private static readonly TimeSpan Early = TimeSpan.FromMilliseconds(0.5);

    // Moments at which the frames end, since the beginning of a play.
    private readonly ImmutableArray<TimeSpan> _ends;

    /// <param name="durations">How long each frame stands; each more than zero, at least one.</param>
    /// <param name="plays">How often all frames are shown before the last one stays; 0 for ever.</param>
    /// <exception cref="ArgumentException">There is no frame, or one that stands for no time, or all plays together take thousands of years.</exception>
    public FilmTiming(ImmutableArray<TimeSpan> durations, int plays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(plays);
        if (durations.IsDefaultOrEmpty || durations.Any(duration => duration <= TimeSpan.Zero))
            throw new ArgumentException("A film has at least one frame, and each stands for some time.", nameof(durations));
        if (durations.Sum(duration => (double)duration.Ticks) * Math.Max(plays, 1) > MostTicks)
            throw new ArgumentException("A film takes at most 3 000 years, with all of its plays.", nameof(durations));
        Plays = plays;
        var ends = ImmutableArray.CreateBuilder<TimeSpan>(durations.Length);
        foreach (var duration in durations) ends.Add(Duration += duration);
        _ends = ends.MoveToImmutable();
    }

    /// <summary>Frames of one play.</summary>
    public int Frames => _ends.Length;

    /// <summary>Of one play.</summary>
    public TimeSpan Duration { get; }

    /// <summary>How often all frames are shown before the last one stays; 0 for ever.</summary>
    public int Plays { get; }

    public bool IsEndless => Plays == 0;

    /// <summary>The last position; it stays. <see cref="long.MaxValue"/> if there is none.</summary>
    public long LastPosition => IsEndless ? long.MaxValue : (long)Plays * Frames - 1;

    /// <summary>From this moment on the last frame stays. <see cref="DateTimeOffset.MaxValue"/> if there is none.</summary>
    public DateTimeOffset RestsAt(DateTimeOffset start) => IsEndless ? DateTimeOffset.MaxValue : MomentOf(start, LastPosition);

    /// <summary>The position that stands at a moment; 0 before the start.</summary>
    public long PositionAt(DateTimeOffset start, DateTimeOffset time)
    {
        if (time <= start) return 0;
        var elapsed = time - start + Early;
        var plays = elapsed.Ticks / Duration.Ticks;
        if (!IsEndless && plays >= Plays) return LastPosition;
        return plays * Frames + FrameAt(new TimeSpan(elapsed.Ticks % Duration.Ticks));
    }

    /// <summary>The first moment after another at which another position stands; <see cref="DateTimeOffset.MaxValue"/> if none comes.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset start, DateTimeOffset time)
    {
        var position = PositionAt(start, time);
        return position >= LastPosition ? DateTimeOffset.MaxValue : MomentOf(start, position + 1);
    }

    /// <summary>How long a frame stands.</summary>
    public TimeSpan DurationOf(int frame) => frame == 0 ? _ends[0] : _ends[frame] - _ends[frame - 1];

    /// <summary>Which frame a position shows.</summary>
    public int FrameOf(long position) => (int)(position % Frames);

    public bool Equals(FilmTiming? other) => ReferenceEquals(this, other) || (other is not null && Plays == other.Plays && _ends.AsSpan().SequenceEqual(other._ends.AsSpan()));

    public override bool Equals(object? obj) => Equals(obj as FilmTiming);

    public override int GetHashCode() => HashCode.Combine(Frames, Duration, Plays);

    private DateTimeOffset MomentOf(DateTimeOffset start, long position)
    {
        var frame = FrameOf(position);
        var elapsed = new TimeSpan(position / Frames * Duration.Ticks + (frame == 0 ? 0 : _ends[frame - 1].Ticks)) - Early;
        return elapsed > DateTimeOffset.MaxValue - start ? DateTimeOffset.MaxValue : start + elapsed;
    }

    // The first frame that has not ended yet.
    private int FrameAt(TimeSpan elapsed)
    {
        int low = 0, high = Frames - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ends[middle] > elapsed) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
