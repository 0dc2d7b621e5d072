using RearCloud.Protocol.Waiting;

namespace RearCloud.Simulation.Worlds;

/// <summary>
/// The one thread on which everything happens, in an order that the seed alone decides: work that is ready, then the next timer. Time passes only
/// when nothing is ready.
/// </summary>
internal sealed class World(int seed, bool isRecording)
{
    // Of so many pieces of work that are ready, any may be the next: as on a thread pool, but repeatable.
    private const int Overtaking = 3;

    private readonly PriorityQueue<(Life Life, Action Work), (TimeSpan At, long Order)> _due = new();
    private readonly List<(Life Life, Action<object?> Work, object? State)> _ready = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private long _order;
    private int _escapes;

    public int Seed => seed;

    public Random Random { get; } = new(seed);

    /// <summary>Since the world's beginning.</summary>
    public TimeSpan Now { get; private set; }

    public EventLog Log { get; } = new(isRecording);

    public RareEventCounts Rare { get; } = new();

    /// <summary>What was found wrong; the first counts.</summary>
    public string? Violation { get; private set; }

    /// <summary>Calls that came from another thread than the world's.</summary>
    public int Escapes => Volatile.Read(ref _escapes);

    /// <summary>Where the first of them came from.</summary>
    public string? FirstEscape { get; private set; }

    public void Fail(string what)
    {
        if (Violation is not null) return;
        Violation = what;
        Note("world", "violation: " + what);
    }

    public void Note(string who, string what, long first = 0, long second = 0)
    {
        if (IsHere()) Log.Note(Now, who, what, first, second);
    }

    public bool Chance(double probability) => probability > 0 && Random.NextDouble() < probability;

    public TimeSpan Between(double fromMilliseconds, double toMilliseconds) =>
        TimeSpan.FromMilliseconds(Math.Round(fromMilliseconds + (Random.NextDouble() * (toMilliseconds - fromMilliseconds)), 3));

    /// <summary>Begins work of a process that nobody waits for. What it throws fails the run, unless the process is dead.</summary>
    public async void Begin(Life life, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e)
        {
            if (!life.IsOver) Fail($"{life.Name} failed: {e}");
        }
    }

    public PostWork PostFor(Life life) => (work, state) => Post(life, work, state);

    public void Post(Life life, Action<object?> work, object? state)
    {
        if (IsHere() && !life.IsOver) _ready.Add((life, work, state));
    }

    public void After(TimeSpan wait, Life life, Action work)
    {
        if (IsHere() && !life.IsOver) _due.Enqueue((life, work), (Now + wait, _order++));
    }

    /// <summary>True on the world's thread; what comes from elsewhere is counted and does not happen.</summary>
    public bool IsHere()
    {
        if (Environment.CurrentManagedThreadId == _thread) return true;
        if (Interlocked.Increment(ref _escapes) == 1) FirstEscape = Environment.StackTrace;
        return false;
    }

    /// <summary>Does what is ready until nothing is.</summary>
    public void Settle()
    {
        while (_ready.Count > 0 && Violation is null)
        {
            var index = Random.Next(Math.Min(_ready.Count, Overtaking));
            var (life, work, state) = _ready[index];
            _ready.RemoveAt(index);
            if (!life.IsOver) work(state);
        }
    }

    /// <summary>Runs until the condition holds; false if it does not until the end of the time.</summary>
    public bool RunUntil(Func<bool> isDone, TimeSpan atMost)
    {
        var end = Now + atMost;
        while (Violation is null && Escapes == 0)
        {
            Settle();
            if (isDone()) return true;
            if (!_due.TryPeek(out _, out var next) || next.At > end) return false;
            var (life, work) = _due.Dequeue();
            Now = next.At;
            if (!life.IsOver) work();
        }

        return false;
    }
}
