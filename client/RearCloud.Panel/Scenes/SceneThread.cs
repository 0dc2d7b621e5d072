using RearCloud.Panel.Pacing;

namespace RearCloud.Panel.Scenes;

/// <summary>Builds snapshots when news comes or the scene says that it changes by itself, and sleeps otherwise.</summary>
internal sealed class SceneThread
{
    /// <summary>The sleep counts on a clock that nobody sets; looking up this often follows a wall clock that was set.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(5);

    private readonly PanelWorks _works;
    private readonly TimeProvider _clock;
    private readonly Doorbell _bell;
    private readonly Thread _thread;
    private volatile bool _stopping;

    public SceneThread(PanelWorks works, TimeProvider clock, Doorbell bell)
    {
        _works = works;
        _clock = clock;
        _bell = bell;
        _thread = new Thread(Run) { Name = "panel scene", IsBackground = true };
    }

    public void Start() => _thread.Start();

    public void Stop()
    {
        _stopping = true;
        _bell.Ring();
    }

    public bool Join(TimeSpan limit) => _thread.Join(limit);

    private void Run()
    {
        while (!_stopping)
        {
            var now = _clock.GetUtcNow();
            _works.StepScene(now);
            var wait = _works.SceneDueAt is { } due && due - now < LongestSleep ? due - now : LongestSleep;
            _bell.Wait(wait);
        }
    }
}
