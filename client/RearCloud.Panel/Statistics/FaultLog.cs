namespace RearCloud.Panel.Statistics;

/// <summary>The last faults, so that a panel that goes on in spite of them can still be asked what is wrong. Safe from any thread.</summary>
/// <param name="clock">The wall clock.</param>
/// <param name="onNew">Told of each fault that is not listed yet, on the thread that met it, which may be the frame thread: quick, never waiting.</param>
public sealed class FaultLog(TimeProvider clock, Action<PanelFault>? onNew = null)
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

    /// <summary>Notes what was thrown, as <see cref="Report(string, string)"/> does.</summary>
    /// <param name="place">Where: the name of a sink, a source, a stage.</param>
    /// <param name="exception">Its type and message are kept.</param>
    public void Report(string place, Exception exception) => Report(place, $"{exception.GetType().Name}: {exception.Message}");

    /// <summary>Notes a fault; the same one again from the same place is counted, not listed again.</summary>
    public void Report(string place, string message)
    {
        var fault = new PanelFault(clock.GetUtcNow(), place, message, 1);
        bool isNew;
        lock (_gate)
        {
            Volatile.Write(ref _total, _total + 1);
            var same = _recent.FindIndex(f => f.Place == place && f.Message == message);
            isNew = same < 0;
            if (!isNew)
            {
                fault = fault with { Count = _recent[same].Count + 1 };
                _recent.RemoveAt(same);
            }
            else if (_recent.Count == Capacity)
            {
                _recent.RemoveAt(0);
            }

            _recent.Add(fault);
        }

        if (isNew) onNew?.Invoke(fault);
    }
}
