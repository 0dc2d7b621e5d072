using RearCloud.Panel.Exchange;
using RearCloud.Panel.Pacing;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Frames;

/// <summary>
/// Runs the frame stage at the vsync while something moves, and sleeps otherwise until there is news. The only thread that touches the stage.
/// </summary>
internal sealed class FrameThread
{
    private readonly FrameStage _stage;
    private readonly SnapshotExchange _exchange;
    private readonly IVsync _vsync;
    private readonly FrameStatistics _statistics;
    private readonly Doorbell _bell;
    private readonly Thread _thread;
    private volatile bool _stopping;

    public FrameThread(FrameStage stage, SnapshotExchange exchange, IVsync vsync, FrameStatistics statistics, Doorbell bell)
    {
        _stage = stage;
        _exchange = exchange;
        _vsync = vsync;
        _statistics = statistics;
        _bell = bell;
        _thread = new Thread(Run) { Name = "panel frames", IsBackground = true };
    }

    public void Start() => _thread.Start();

    /// <summary>Asks the thread to end; it does at the next beat.</summary>
    public void Stop()
    {
        _stopping = true;
        _bell.Ring();
    }

    public bool Join(TimeSpan limit) => _thread.Join(limit);

    private void Run()
    {
        long? last = null;
        while (!_stopping)
        {
            var beats = RefreshGovernor.BeatsPerFrame(_stage.WantedHertz, _vsync.Hertz);
            _statistics.Hertz = beats == RefreshGovernor.Asleep ? 0 : _vsync.Hertz / beats;
            if (!Rest(beats)) last = null;
            if (_stopping) break;
            if (beats == RefreshGovernor.Asleep && !IsDue) continue;

            var tick = _vsync.WaitForNext();
            _statistics.Lateness.Record((long)tick.Lateness.TotalNanoseconds);
            if (last is { } before && tick.Index > before + beats) _statistics.Missed(tick.Index - before - beats);
            _stage.Step(tick.Time);
            last = tick.Index;
        }

        _stage.Dispose();
    }

    /// <summary>True if a sleeping panel has reason for a frame.</summary>
    private bool IsDue => _exchange.HasNew || _stage.IsStale || MonotonicClock.Now >= _stage.RetryAt;

    /// <summary>Sleeps as long as no frame is due and no news comes.</summary>
    /// <returns>True if the beats went on evenly; false if the next frame follows no other.</returns>
    private bool Rest(int beats)
    {
        if (_exchange.HasNew || _stage.IsStale) return beats != RefreshGovernor.Asleep;
        switch (beats)
        {
            case RefreshGovernor.Asleep:
                var retryAt = _stage.RetryAt;
                _bell.Wait(retryAt == long.MaxValue ? null : TimeSpan.FromMicroseconds(Math.Max(0, retryAt - MonotonicClock.Now) / 1000));
                return false;
            case 1:
                return true;
            default:
                // The last beat is waited for by the vsync itself.
                return !_bell.Wait(TimeSpan.FromSeconds((double)(beats - 1) / _vsync.Hertz));
        }
    }
}
