namespace RearCloud.Panel.Statistics;

/// <summary>What the frame thread counts, without allocation; any thread reads.</summary>
internal sealed class FrameStatistics
{
    private long _presented;
    private long _unchanged;
    private long _missed;
    private long _damagePixels;
    private long _allocatedBytes;
    private int _hertz;

    /// <summary>From the beat to the frame thread's waking.</summary>
    public Histogram Lateness { get; } = new();

    public Histogram Compose { get; } = new();

    /// <summary>Writing the output, where there is one and it changed.</summary>
    public Histogram Post { get; } = new();

    public Histogram Present { get; } = new();

    public long PresentedCount => Volatile.Read(ref _presented);

    public long UnchangedCount => Volatile.Read(ref _unchanged);

    public long MissedCount => Volatile.Read(ref _missed);

    public long DamagePixels => Volatile.Read(ref _damagePixels);

    /// <summary>Managed bytes that the frame thread has allocated in frames.</summary>
    public long AllocatedBytes => Volatile.Read(ref _allocatedBytes);

    /// <summary>Frames a second that the governor asks for now; 0 asleep.</summary>
    public int Hertz
    {
        get => Volatile.Read(ref _hertz);
        set => Volatile.Write(ref _hertz, value);
    }

    public void Unchanged() => Volatile.Write(ref _unchanged, _unchanged + 1);

    public void Missed(long beats) => Volatile.Write(ref _missed, _missed + beats);

    public void Allocated(long bytes) => Volatile.Write(ref _allocatedBytes, _allocatedBytes + bytes);

    /// <summary>Counts a presented frame and gives its number, from 1.</summary>
    public long Presented(long damagePixels)
    {
        Volatile.Write(ref _damagePixels, _damagePixels + damagePixels);
        Volatile.Write(ref _presented, _presented + 1);
        return _presented;
    }
}
