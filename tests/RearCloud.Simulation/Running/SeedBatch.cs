using RearCloud.Simulation.Stories;
using RearCloud.Simulation.Worlds;

namespace RearCloud.Simulation.Running;

/// <summary>Many seeds on a few threads, a seed a thread.</summary>
internal sealed class SeedBatch(int from, int count, int threads, PlantedBug bug, Action<int>? onProgress = null, bool keepsGoing = false)
{
    // Continuations run inside each other here; the frames of a long chain need room.
    private const int StackBytes = 16 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly List<SimulationResult> _failed = [];
    private int _next;
    private int _done;

    public RareEventCounts Rare { get; } = new();

    public long Acknowledgements { get; private set; }

    public int Done => _done;

    /// <summary>The failed runs by seed. All threads stop at the first failure, unless they are told to keep going.</summary>
    public IReadOnlyList<SimulationResult> Run()
    {
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(Work, StackBytes)).ToList();
        foreach (var worker in workers) worker.Start();
        foreach (var worker in workers) worker.Join();
        return [.. _failed.OrderBy(f => f.Seed)];
    }

    private void Work()
    {
        while (TryNext(out var seed)) Note(SeedRun.Run(seed, bug));
    }

    private bool TryNext(out int seed)
    {
        lock (_gate)
        {
            seed = from + _next;
            if ((_failed.Count > 0 && !keepsGoing) || _next >= count) return false;
            _next++;
            return true;
        }
    }

    private void Note(SimulationResult result)
    {
        lock (_gate)
        {
            Rare.Add(result.Rare);
            Acknowledgements += result.Acknowledgements;
            _done++;
            if (result.Violation is not null) _failed.Add(result);
            onProgress?.Invoke(_done);
        }
    }
}
