using RearCloud.Panel.Pacing;

namespace RearCloud.Panel.Scenes;

/// <summary>
/// Watches over the scene thread. One that hangs is left behind, what it hung at is replaced if it was a widget, and a new thread goes on. With
/// too many that hang, the last good picture stays until one of them comes back.
/// </summary>
/// <param name="works">What the panel consists of.</param>
/// <param name="limits">When a thread hangs, and how many may.</param>
/// <param name="bell">Rung by scene threads when they begin a step and when they end.</param>
/// <param name="open">Makes a scene thread for a stage.</param>
internal sealed class SceneWatchdog(PanelWorks works, SceneLimits limits, Doorbell bell, Func<SceneStage, SceneThread> open)
{
    private readonly List<SceneThread> _hanging = [];
    private readonly Lock _gate = new();
    private SceneThread? _current;
    private Thread? _thread;
    private volatile bool _stopping;

    public void Start()
    {
        Open(works.Scene);
        _thread = new Thread(Run) { Name = "panel watch", IsBackground = true };
        _thread.Start();
    }

    public void Stop()
    {
        lock (_gate)
        {
            _stopping = true;
            _current?.Stop();
        }

        bell.Ring();
    }

    /// <returns>False if a thread still runs that may use the bells.</returns>
    public bool Join(TimeSpan limit)
    {
        var ended = _thread?.Join(limit) ?? true;
        return ended && _hanging.Count == 0 && (_current?.Join(limit) ?? true);
    }

    private void Run()
    {
        while (!_stopping)
        {
            _hanging.RemoveAll(thread => thread.HasEnded);
            if (_current is null && _hanging.Count < limits.HangingThreads) Open(works.Scene);
            if (_current?.StepBegan is not { } began)
            {
                bell.Wait(null);
                continue;
            }

            var left = limits.Hang - TimeSpan.FromMicroseconds((MonotonicClock.Now - began) / 1000d);
            if (left > TimeSpan.Zero) bell.Wait(left);
            else Relieve(_current);
        }
    }

    private void Relieve(SceneThread thread)
    {
        if (!thread.TryAbandon()) return;
        var culprit = thread.Stage.Watch.ReplaceHanging();
        works.Relieve(thread.Stage, triesAgain: culprit is not null);
        _hanging.Add(thread);
        _current = null;
        works.Faults.Report("scene", culprit is null
            ? "Building the scene hangs; a new thread goes on with the last good documents."
            : $"{culprit} hangs; its placeholder stands in until the layout changes.");
        if (_hanging.Count >= limits.HangingThreads) works.Faults.Report("scene", $"{_hanging.Count} scene threads hang; the last good picture stays.");
    }

    private void Open(SceneStage stage)
    {
        lock (_gate)
        {
            if (_stopping) return;
            _current = open(stage);
            _current.Start();
        }
    }
}
