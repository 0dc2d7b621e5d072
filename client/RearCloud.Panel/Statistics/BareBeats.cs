using RearCloud.Panel.Pacing;

namespace RearCloud.Panel.Statistics;

/// <summary>
/// A loop beside a panel that waits for the same beats and does nothing: what it misses, the machine missed. It sleeps by absolute deadlines
/// (clock_nanosleep), asks for the frame thread's urgency, and costs about half a percent of a core.
/// </summary>
public sealed class BareBeats : IDisposable
{
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(2);

    private readonly Histogram _lateness = new();
    private readonly Thread _thread;
    private readonly BeatGrid _grid;
    private long _beats;
    private long _missed;
    private volatile bool _stopping;

    /// <summary>Starts beating.</summary>
    /// <param name="hertz">Beats a second.</param>
    public BareBeats(int hertz)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hertz);
        _grid = new BeatGrid(MonotonicClock.Now, hertz);
        _thread = new Thread(Run) { Name = "bare beats", IsBackground = true };
        _thread.Start();
    }

    /// <summary>How it has done until now.</summary>
    public BareBeatStatistics Read() => new(Volatile.Read(ref _beats), Volatile.Read(ref _missed), _lateness.Read());

    public void Dispose()
    {
        _stopping = true;
        _thread.Join(GiveUpAfter);
    }

    private void Run()
    {
        _ = ThreadUrgency.Ask(_thread.Name!);
        long last = 0;
        while (!_stopping)
        {
            var beat = _grid.Next(last, MonotonicClock.Now);
            Volatile.Write(ref _missed, _missed + beat - last - 1);
            MonotonicClock.SleepUntil(_grid.At(beat));
            _lateness.Record(MonotonicClock.Now - _grid.At(beat));
            Volatile.Write(ref _beats, beat);
            last = beat;
        }
    }
}
