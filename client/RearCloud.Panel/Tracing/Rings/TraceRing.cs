namespace RearCloud.Panel.Tracing.Rings;

/// <summary>
/// The last events of one thread. That thread writes without allocation, lock or wait; any thread reads, and passes over what is being
/// overwritten meanwhile.
/// </summary>
/// <remarks>Each slot carries the number of its event, 0 while it is written: a copy counts if the number before and after is the one looked for.</remarks>
internal sealed class TraceRing
{
    private readonly Slot[] _slots;
    private long _written;

    public TraceRing(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        _slots = new Slot[capacity];
    }

    /// <summary>Events since the start, those that made room too.</summary>
    public long Written => Volatile.Read(ref _written);

    /// <summary>Called by the one writer.</summary>
    public void Write(in TraceEvent happening)
    {
        var number = _written + 1;
        ref var slot = ref _slots[_written % _slots.Length];
        Volatile.Write(ref slot.Number, 0);
        // A volatile write lets later writes pass it; without the fence a reader could see new data under the old number.
        Interlocked.MemoryBarrier();
        slot.Event = happening;
        Volatile.Write(ref slot.Number, number);
        Volatile.Write(ref _written, number);
    }

    /// <summary>The events that are still there, oldest first.</summary>
    public IReadOnlyList<TraceEvent> Read()
    {
        var end = Written;
        var events = new List<TraceEvent>((int)Math.Min(end, _slots.Length));
        for (var number = Math.Max(1, end - _slots.Length + 1); number <= end; number++)
        {
            ref var slot = ref _slots[(number - 1) % _slots.Length];
            if (Volatile.Read(ref slot.Number) != number) continue;
            var copy = slot.Event;
            Interlocked.MemoryBarrier();
            if (Volatile.Read(ref slot.Number) == number) events.Add(copy);
        }

        return events;
    }

    private struct Slot
    {
        public long Number;
        public TraceEvent Event;
    }
}
