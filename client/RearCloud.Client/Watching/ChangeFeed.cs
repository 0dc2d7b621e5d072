using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using RearCloud.Client.Assets;
using RearCloud.Client.Replicas;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Previews;
using RearCloud.Protocol.Waiting;

namespace RearCloud.Client.Watching;

/// <summary>Tells watchers what changed in a replica. Nothing queues up: a watcher holds one set of changed documents.</summary>
internal sealed class ChangeFeed
{
    private readonly Lock _gate = new();
    private readonly List<ChangeWatcher> _watchers = [];
    private readonly AssetNeeds _needs;
    private readonly PostWork _post;
    private ReplicaState _state;
    private PreviewSet _previews = PreviewSet.Empty;
    private ImmutableDictionary<DocumentKey, Document> _shown;
    private ImmutableHashSet<string> _missingAssets;
    private bool _isComplete;

    public ChangeFeed(ReplicaState state, AssetNeeds needs, PostWork post)
    {
        _post = post;
        _state = state;
        _shown = state.View;
        _needs = needs;
        _needs.Note(state.View, state.View.Keys);
        _missingAssets = _needs.Missing;
    }

    public ImmutableHashSet<string> MissingAssets
    {
        get
        {
            lock (_gate) return _missingAssets;
        }
    }

    /// <summary>Every asset that a living document names.</summary>
    public ImmutableHashSet<string> NamedAssets => _needs.Named;

    /// <summary>The view with the previews of others on top.</summary>
    public ImmutableDictionary<DocumentKey, Document> Shown
    {
        get
        {
            lock (_gate) return _shown;
        }
    }

    /// <summary>Announces a state. Called in the order of the states.</summary>
    public void Publish(ReplicaState state, ImmutableHashSet<DocumentKey> changed, IEnumerable<TraceId> traces)
    {
        lock (_gate)
        {
            foreach (var key in changed) _previews = _previews.After(_state.Confirmed.GetValueOrDefault(key), state.Confirmed.GetValueOrDefault(key));
            _state = state;
            _shown = ShownOf(state.View);
            _needs.Note(state.View, changed);
            _missingAssets = _needs.Missing;
            foreach (var watcher in _watchers) watcher.Note(changed, traces);
        }
    }

    /// <summary>Announces that others preview something else; who watches the documents alone is not told.</summary>
    public void Preview(Func<PreviewSet, PreviewSet> change)
    {
        lock (_gate)
        {
            var before = _previews;
            _previews = change(before);
            if (ReferenceEquals(_previews, before) || (_previews.IsEmpty && before.IsEmpty)) return;
            _shown = ShownOf(_state.View);
            foreach (var watcher in _watchers.Where(w => w.SeesPreviews)) watcher.Note(before.Keys.Union(_previews.Keys), []);
        }
    }

    /// <summary>Announces that assets came.</summary>
    public void PublishAssets()
    {
        lock (_gate)
        {
            var missing = _needs.Missing;
            if (_missingAssets.SetEquals(missing)) return;
            _missingAssets = missing;
            foreach (var watcher in _watchers) watcher.Note([], []);
        }
    }

    /// <summary>Lets every watcher look again although no document is another.</summary>
    public void Nudge()
    {
        lock (_gate)
        {
            foreach (var watcher in _watchers) watcher.Note([], []);
        }
    }

    /// <summary>Ends all watching.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _isComplete = true;
            foreach (var watcher in _watchers) watcher.Bell.Ring();
        }
    }

    /// <summary>What stands now as one change, then what changes.</summary>
    public IAsyncEnumerable<ReplicaChange> WatchAsync(CancellationToken cancellationToken) => WatchAsync(seesPreviews: false, cancellationToken);

    /// <summary>The same with the previews of others on top.</summary>
    public IAsyncEnumerable<ReplicaChange> WatchShownAsync(CancellationToken cancellationToken) => WatchAsync(seesPreviews: true, cancellationToken);

    private async IAsyncEnumerable<ReplicaChange> WatchAsync(bool seesPreviews, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var watcher = Register(seesPreviews);
        try
        {
            while (true)
            {
                await watcher.Bell.WaitAsync(cancellationToken).ConfigureAwait(false);
                // Asked before the change is taken: what came while a watcher looked at the one before it is told, even if the end came with it.
                var isComplete = IsComplete();
                if (Take(watcher) is { } change) yield return change;
                if (isComplete) yield break;
            }
        }
        finally
        {
            lock (_gate) _watchers.Remove(watcher);
        }
    }

    private ChangeWatcher Register(bool seesPreviews)
    {
        var watcher = new ChangeWatcher(_post, seesPreviews);
        lock (_gate)
        {
            watcher.Note(_state.View.Keys, []);
            _watchers.Add(watcher);
        }

        return watcher;
    }

    private ReplicaChange? Take(ChangeWatcher watcher)
    {
        lock (_gate)
        {
            if (!watcher.TryTake(out var changed, out var traces)) return null;
            return new ReplicaChange(watcher.SeesPreviews ? _shown : _state.View, changed, traces, _state.Sequence, _state.Waiting.Count, _missingAssets);
        }
    }

    private ImmutableDictionary<DocumentKey, Document> ShownOf(ImmutableDictionary<DocumentKey, Document> view) =>
        view.SetItems(_previews.Keys.Where(view.ContainsKey).Select(key => KeyValuePair.Create(key, _previews.Over(view[key]))));

    private bool IsComplete()
    {
        lock (_gate) return _isComplete;
    }
}
