using System.Collections.Immutable;
using RearCloud.Core.Edits;

namespace RearCloud.Panel.Frames;

/// <summary>
/// Tells the scene thread which mutations reached the sinks, so that the frame thread never touches the trace log's lock.
/// A ring with one writer and one reader; if the reader is far behind, marks are lost, frames are not.
/// </summary>
internal sealed class PresentedTraces
{
    public const int Capacity = 64;

    private readonly (ImmutableArray<TraceId> Traces, DateTimeOffset At)[] _ring = new (ImmutableArray<TraceId>, DateTimeOffset)[Capacity];
    private long _written;
    private long _read;

    /// <summary>Called on the frame thread.</summary>
    /// <returns>False if the ring was full.</returns>
    public bool TryAdd(ImmutableArray<TraceId> traces, DateTimeOffset at)
    {
        if (_written - Volatile.Read(ref _read) == Capacity) return false;
        _ring[_written % Capacity] = (traces, at);
        Volatile.Write(ref _written, _written + 1);
        return true;
    }

    /// <summary>Called on the scene thread.</summary>
    public bool TryTake(out ImmutableArray<TraceId> traces, out DateTimeOffset at)
    {
        (traces, at) = ([], default);
        if (_read == Volatile.Read(ref _written)) return false;
        (traces, at) = _ring[_read % Capacity];
        _ring[_read % Capacity] = default;
        Volatile.Write(ref _read, _read + 1);
        return true;
    }
}
