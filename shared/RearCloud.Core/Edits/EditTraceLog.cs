using System.Diagnostics.CodeAnalysis;

namespace RearCloud.Core.Edits;

/// <summary>
/// The last traces that a machine saw. Bounded: the oldest trace makes room. Safe from any thread; a mark holds a lock for a few writes only.
/// </summary>
public sealed class EditTraceLog
{
    /// <summary>Traces that are kept.</summary>
    public const int Capacity = 512;

    private static readonly int StationCount = Enum.GetValues<EditStation>().Length;

    private readonly Lock _gate = new();
    private readonly Dictionary<TraceId, DateTimeOffset?[]> _byId = new(Capacity);
    private readonly Queue<TraceId> _oldestFirst = new(Capacity);

    /// <summary>Notes that a mutation passed a station; only the first time counts.</summary>
    public void Mark(TraceId trace, EditStation station, DateTimeOffset at)
    {
        lock (_gate)
        {
            if (!_byId.TryGetValue(trace, out var stations))
            {
                if (_oldestFirst.Count == Capacity) _byId.Remove(_oldestFirst.Dequeue());
                stations = new DateTimeOffset?[StationCount];
                _byId.Add(trace, stations);
                _oldestFirst.Enqueue(trace);
            }

            stations[(int)station] ??= at;
        }
    }

    /// <summary>What was seen of a mutation.</summary>
    public bool TryGet(TraceId trace, [NotNullWhen(true)] out EditTrace? found)
    {
        lock (_gate)
        {
            if (!_byId.TryGetValue(trace, out var stations))
            {
                found = null;
                return false;
            }

            var points = new List<EditTracePoint>(StationCount);
            for (var i = 0; i < stations.Length; i++)
            {
                if (stations[i] is { } at) points.Add(new EditTracePoint((EditStation)i, at));
            }

            found = new EditTrace(trace, points);
            return true;
        }
    }
}
