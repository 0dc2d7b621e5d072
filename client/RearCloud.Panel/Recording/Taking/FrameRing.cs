namespace RearCloud.Panel.Recording.Taking;

/// <summary>Frames on their way from the thread that makes them to the one that writes them down. One writer, one reader; nobody waits, and what finds no room is lost.</summary>
internal sealed class FrameRing(int capacity)
{
    private readonly FrameNote[] _notes = new FrameNote[capacity];
    private long _written;
    private long _read;

    /// <summary>Called by the one writer; allocates nothing.</summary>
    /// <returns>False if there was no room.</returns>
    public bool TryAdd(in FrameNote note)
    {
        if (_written - Volatile.Read(ref _read) == _notes.Length) return false;
        _notes[_written % _notes.Length] = note;
        Volatile.Write(ref _written, _written + 1);
        return true;
    }

    /// <summary>Called by the one reader. The ring holds the snapshot no longer.</summary>
    public bool TryTake(out FrameNote note)
    {
        note = default;
        if (_read == Volatile.Read(ref _written)) return false;
        ref var slot = ref _notes[_read % _notes.Length];
        note = slot;
        slot = default;
        Volatile.Write(ref _read, _read + 1);
        return true;
    }
}
