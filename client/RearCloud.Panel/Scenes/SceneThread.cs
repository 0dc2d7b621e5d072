using RearCloud.Panel.Exchange;
using RearCloud.Panel.Pacing;

namespace RearCloud.Panel.Scenes;

/// <summary>Builds snapshots when news comes or the scene says that it changes by itself, and sleeps otherwise.</summary>
/// <param name="works">What the panel consists of.</param>
/// <param name="stage">The stage that this thread alone steps.</param>
/// <param name="clock">The wall clock.</param>
/// <param name="bell">Rings when there is news.</param>
/// <param name="recall">The frame thread's wish to look at the clock.</param>
/// <param name="watchBell">Wakes whoever watches over this thread.</param>
internal sealed class SceneThread(PanelWorks works, SceneStage stage, TimeProvider clock, Doorbell bell, SceneRecall recall, Doorbell watchBell)
{
    private const int Resting = 0;
    private const int Stepping = 1;
    private const int Abandoned = 2;

    /// <summary>The sleep counts on a clock that nobody sets; looking up this often follows a wall clock that was set.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(5);

    private Thread? _thread;
    private volatile bool _stopping;
    private volatile bool _hasEnded;
    private int _state;
    private long _stepBegan;

    public SceneStage Stage => stage;

    /// <summary>True when it has come to its end, also if it was abandoned and came back.</summary>
    public bool HasEnded => _hasEnded;

    /// <summary>Since when it steps, in monotonic nanoseconds; null while it rests.</summary>
    public long? StepBegan => Volatile.Read(ref _state) == Stepping ? Volatile.Read(ref _stepBegan) : null;

    public void Start()
    {
        _thread = new Thread(Run) { Name = "panel scene", IsBackground = true };
        _thread.Start();
    }

    public void Stop()
    {
        _stopping = true;
        bell.Ring();
    }

    public bool Join(TimeSpan limit) => _thread?.Join(limit) ?? true;

    /// <summary>Leaves the thread behind in its step: when that ends, it touches nothing that others use and ends too.</summary>
    /// <returns>False if it does not step.</returns>
    public bool TryAbandon() => Interlocked.CompareExchange(ref _state, Abandoned, Stepping) == Stepping;

    private void Run()
    {
        while (!_stopping)
        {
            var heard = recall.Hear();
            var now = clock.GetUtcNow();
            if (!Step(now)) break;
            recall.Answer(heard);
            var wait = works.SceneDueAt is { } due && due - now < LongestSleep ? due - now : LongestSleep;
            bell.Wait(wait);
        }

        _hasEnded = true;
        watchBell.Ring();
    }

    /// <returns>False if it took so long that the thread was left behind.</returns>
    private bool Step(DateTimeOffset now)
    {
        Volatile.Write(ref _stepBegan, MonotonicClock.Now);
        Volatile.Write(ref _state, Stepping);
        watchBell.Ring();
        try
        {
            works.StepScene(stage, now);
        }
#pragma warning disable CA1031 // A scene thread that dies would take the program with it; what it could not do once, it may do with the next news.
        catch (Exception e)
#pragma warning restore CA1031
        {
            works.Faults.Report("scene", e);
        }

        return Interlocked.CompareExchange(ref _state, Resting, Stepping) == Stepping;
    }
}
