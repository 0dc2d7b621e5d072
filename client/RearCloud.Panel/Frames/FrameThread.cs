using RearCloud.Panel.Exchange;
using RearCloud.Panel.Pacing;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Frames;

/// <summary>
/// Runs the frame stage at the vsync while something moves, and sleeps otherwise until there is news. The only thread that touches the stage.
/// </summary>
internal sealed class FrameThread
{
    private const string Name = "panel frames";

    /// <summary>How long a touch holds the fastest rate.</summary>
    private const int TouchSeconds = 2;

    /// <summary>After the clock was set, the scene is waited for, but not for ever: an old picture is better than none.</summary>
    private static readonly TimeSpan LongestRecall = TimeSpan.FromSeconds(2);

    /// <summary>The scene may be this late without the clock having been set.</summary>
    private static readonly TimeSpan ClockNoise = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly PanelWorks _works;
    private readonly FrameStage _stage;
    private readonly SnapshotExchange _exchange;
    private readonly IVsync _vsync;
    private readonly FrameStatistics _statistics;
    private readonly Doorbell _bell;
    private readonly SceneRecall _recall;
    private readonly TouchHold _touch;
    private readonly BeatWatch _watch;
    private readonly Thread _thread;
    private DateTimeOffset _time;
    private volatile bool _stopping;

    public FrameThread(PanelWorks works, IVsync vsync, Doorbell bell, SceneRecall recall)
    {
        _works = works;
        _stage = works.Frames;
        _exchange = works.Exchange;
        _vsync = vsync;
        _statistics = works.FrameStatistics;
        _bell = bell;
        _recall = recall;
        _touch = new TouchHold(TouchSeconds * vsync.Hertz);
        _watch = new BeatWatch(_statistics, vsync.Hertz);
        _thread = new Thread(Run) { Name = Name, IsBackground = true };
    }

    public void Start() => _thread.Start();

    /// <summary>Asks the thread to end; it does at the next beat.</summary>
    public void Stop()
    {
        _stopping = true;
        _bell.Ring();
    }

    public bool Join(TimeSpan limit) => _thread.Join(limit);

    /// <summary>Lets the fastest rate be held for a while; the bell must be rung too. From any thread.</summary>
    public void Touch() => _touch.Touch();

    private void Run()
    {
        _works.NoteThread(ThreadUrgency.Ask(Name));
        while (!_stopping)
        {
            try
            {
                Beat();
            }
#pragma warning disable CA1031 // A vsync that fails must not take the program with it; it is asked again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _works.Faults.Report("frame", e);
                _watch.Forget();
                _bell.Wait(RetryAfter);
            }
        }

        _stage.Dispose();
    }

    /// <summary>Rests, awaits the beat on which a frame is due, and makes it.</summary>
    private void Beat()
    {
        var beats = RefreshGovernor.BeatsUntil(_stage.NextStep - _time, RefreshGovernor.BeatsPerFrame(WantedHertz, _vsync.Hertz), _vsync.Hertz);
        _statistics.Hertz = beats == RefreshGovernor.Asleep ? 0 : _vsync.Hertz / beats;
        if (!Rest(beats)) _watch.Forget();
        if (_stopping || (beats == RefreshGovernor.Asleep && !IsDue)) return;

        var follows = _watch.Follows;
        var tick = _vsync.WaitForNext();
        _touch.See(tick.Index);
        if (_watch.See(tick, beats) || (!follows && IsOutOfTime(tick.Time))) AwaitScene();
        _time = tick.Time;
        _stage.Step(tick.Time);
    }

    /// <summary>True if the clock was set while the panel slept: the snapshot should have been followed by another long ago, or is of a time to come.</summary>
    private bool IsOutOfTime(DateTimeOffset time) => !_exchange.HasNew && (time > _stage.NextChange + ClockNoise || time < _time - ClockNoise);

    /// <summary>The clock was set: what was built for the old time must not be shown at the new one. The one wait on the frame path, once for each setting.</summary>
    private void AwaitScene()
    {
        var end = MonotonicClock.Now + LongestRecall.Ticks * TimeSpan.NanosecondsPerTick;
        _recall.Ask();
        while (_recall.IsPending && !_stopping && MonotonicClock.Now < end) _bell.Wait(TimeSpan.FromMicroseconds((end - MonotonicClock.Now) / 1000));
        _watch.Forget();
    }

    private int WantedHertz =>
        RefreshGovernor.WantedHertz(_stage.MotionHertz, _stage.NextChange - _time, _touch.IsHeld || _touch.IsTouched, _vsync.Hertz);

    /// <summary>True if a sleeping panel has reason for a frame.</summary>
    private bool IsDue => _exchange.HasNew || _stage.IsStale || _touch.IsTouched || MonotonicClock.Now >= _stage.RetryAt;

    /// <summary>Sleeps as long as no frame is due and no news comes.</summary>
    /// <returns>True if the beats went on evenly; false if the next frame follows no other.</returns>
    private bool Rest(int beats)
    {
        if (_exchange.HasNew || _stage.IsStale || _touch.IsTouched) return beats != RefreshGovernor.Asleep;
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
