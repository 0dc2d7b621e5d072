namespace RearCloud.Simulation.Worlds;

/// <summary>How often each rare event really happened.</summary>
internal sealed class RareEventCounts
{
    private readonly long[] _counts = new long[Enum.GetValues<RareEvent>().Length];

    public long this[RareEvent which] => _counts[(int)which];

    /// <summary>Events that never happened.</summary>
    public IReadOnlyList<RareEvent> Missing => [.. Enum.GetValues<RareEvent>().Where(e => this[e] == 0)];

    public void Add(RareEvent which) => _counts[(int)which]++;

    public void Add(RareEventCounts other)
    {
        for (var i = 0; i < _counts.Length; i++) _counts[i] += other._counts[i];
    }
}
