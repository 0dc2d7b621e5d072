using System.Collections.Immutable;

namespace RearCloud.Scene.Animation;

/// <summary>Keyframes in the order of their times; they compare by value.</summary>
public sealed class Keyframes : IEquatable<Keyframes>
{
    /// <summary>The most frames of one motion.</summary>
    public const int Most = 256;

    private readonly ImmutableArray<Keyframe> _frames;

    /// <exception cref="ArgumentException">There is none or there are more than <see cref="Most"/>, the times do not rise from zero or more, or a value is not finite.</exception>
    public Keyframes(ImmutableArray<Keyframe> frames)
    {
        if (frames.Length is 0 or > Most) throw new ArgumentException($"{frames.Length} keyframes; 1 to {Most} are possible.", nameof(frames));
        for (var i = 0; i < frames.Length; i++)
        {
            if (frames[i].At < (i == 0 ? TimeSpan.Zero : frames[i - 1].At)) throw new ArgumentException($"Keyframe {i} comes before the one before it.", nameof(frames));
            if (!double.IsFinite(frames[i].Value)) throw new ArgumentException($"Keyframe {i} has no finite value.", nameof(frames));
        }

        _frames = frames;
    }

    /// <summary>The time of the last one.</summary>
    public TimeSpan Duration => _frames[^1].At;

    /// <summary>All of them, in order.</summary>
    internal ImmutableArray<Keyframe> Frames => _frames;

    /// <summary>The value at a time after the start.</summary>
    public double At(TimeSpan elapsed)
    {
        if (elapsed <= _frames[0].At) return _frames[0].Value;
        if (elapsed >= Duration) return _frames[^1].Value;
        var next = 1;
        while (_frames[next].At <= elapsed) next++;
        var (from, to) = (_frames[next - 1], _frames[next]);
        return from.Value + (to.Value - from.Value) * to.Easing.At((elapsed - from.At) / (to.At - from.At));
    }

    public bool Equals(Keyframes? other) => other is not null && _frames.AsSpan().SequenceEqual(other._frames.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as Keyframes);

    public override int GetHashCode() => HashCode.Combine(_frames.Length, Duration, _frames[^1].Value);
}
