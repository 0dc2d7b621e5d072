namespace RearCloud.Panel.Statistics;

/// <summary>The last faults, so that a panel that goes on in spite of them can still be asked what is wrong. Safe from any thread.</summary>
public sealed class FaultLog(TimeProvider clock)
{
    /// <summary>Faults that are kept; the oldest makes room.</summary>
    public const int Capacity = 32;

    private readonly Lock _gate = new();
    private readonly List<PanelFault> _recent = new(Capacity);
    private long _total;

    /// <summary>Faults since the start, repeated ones too.</summary>
    public long Total => Volatile.Read(ref _total);

    /// <summary>The last ones, oldest first.</summary>
    public IReadOnlyList<PanelFault> Recent
    {
        get
        {
            lock (_gate) return [.. _recent];
        }
    }

    public void Report(string place, Exception exception) => Report(place, $"{exception.GetType().Name}: {exception.Message}");

    /// <summary>Notes a fault; the same one again from the same place is counted, not listed again.</summary>
    public void Report(string place, string message)
    {
        var at = clock.GetUtcNow();
        lock (_gate)
        {
            Volatile.Write(ref _total, _total + 1);
            var same = _recent.FindIndex(f => f.Place == place && f.Message == message);
            var count = 1;
            if (same >= 0)
            {
                count = _recent[same].Count + 1;
                _recent.RemoveAt(same);
            }
            else if (_recent.Count == Capacity)
            {
                _recent.RemoveAt(0);
            }

            _recent.Add(new PanelFault(at, place, message, count));
        }
    }
}
