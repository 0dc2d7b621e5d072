using System.Collections.Immutable;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Protocol.Waiting;

namespace RearCloud.Client.Watching;

/// <summary>What one watcher has not been told yet. Guarded by its <see cref="ChangeFeed"/>.</summary>
internal sealed class ChangeWatcher(PostWork post, bool seesPreviews)
{
    private readonly HashSet<DocumentKey> _changed = [];
    private readonly Queue<TraceId> _traces = new();
    private bool _isDirty;

    /// <summary>True if it watches the documents with the previews of others on top.</summary>
    public bool SeesPreviews => seesPreviews;

    public Bell Bell { get; } = new(post);

    public void Note(IEnumerable<DocumentKey> changed, IEnumerable<TraceId> traces)
    {
        _changed.UnionWith(changed);
        foreach (var trace in traces)
        {
            if (_traces.Count == EditTraceLog.Capacity) _traces.Dequeue();
            _traces.Enqueue(trace);
        }

        _isDirty = true;
        Bell.Ring();
    }

    public bool TryTake(out ImmutableHashSet<DocumentKey> changed, out ImmutableArray<TraceId> traces)
    {
        changed = [.. _changed];
        traces = [.. _traces];
        _changed.Clear();
        _traces.Clear();
        var wasDirty = _isDirty;
        _isDirty = false;
        return wasDirty;
    }
}
