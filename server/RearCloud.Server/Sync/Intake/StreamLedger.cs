using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server.Sync.Streams;

namespace RearCloud.Server.Sync.Intake;

/// <summary>
/// A locked stream inside its transaction: what its documents are, and what is written when the transaction commits.
/// Invariant: <c>Head</c> is the sequence of the last change taken, and no other transaction moves it before the commit.
/// </summary>
internal sealed class StreamLedger
{
    private readonly IStreamWriting _writing;
    private readonly Dictionary<DocumentKey, StoredDocument> _changed = [];
    private readonly IReadOnlyDictionary<DocumentKey, StoredDocument> _found;
    private readonly List<Taken> _taken = [];
    private StreamState _state;

    public StreamLedger(IStreamWriting writing, LockedStream locked)
    {
        _writing = writing;
        _state = locked.State;
        _found = locked.Documents;
    }

    public Sequence Head => _state.Head;

    /// <summary>Where the stream stands with all that was taken.</summary>
    public StreamState State => _state;

    public int LiveDocuments => _state.LiveDocuments;

    /// <summary>The documents that this transaction changed, as they stand now.</summary>
    public IReadOnlyCollection<StoredDocument> Changed => _changed.Values;

    /// <summary>A document as this transaction leaves it so far; it was asked for when the stream was locked.</summary>
    public StoredDocument? Find(DocumentKey key) => _changed.GetValueOrDefault(key) ?? _found.GetValueOrDefault(key);

    /// <summary>
    /// True if whatever happened to the document after a place is known and the client itself did it, in this transaction or before. An edit that lost with
    /// everything did nothing to the document.
    /// </summary>
    public async Task<bool> IsOnlyOwnAsync(DocumentKey key, Sequence after, ClientId? client, CancellationToken cancellationToken)
    {
        if (_taken.Any(t => t.Document == key && t.Sequence > after && !IsOf(t, client))) return false;
        if (_found.GetValueOrDefault(key) is not { } found || found.Document.Version <= after) return true;
        return client is { } own && after >= _state.HistoryFloor && await _writing.IsOnlyOwnAsync(_state.Id, found.Document, after, own, cancellationToken);
    }

    /// <summary>Those of the places at which the client itself made the change, in this transaction or before.</summary>
    public async Task<IReadOnlySet<long>> OwnAmongAsync(IReadOnlyCollection<long> places, ClientId? client, CancellationToken cancellationToken)
    {
        var own = _taken.Where(t => IsOf(t, client)).Select(t => t.Sequence.Value).Intersect(places).ToHashSet();
        if (client is not { } name || own.Count == places.Count) return own;
        own.UnionWith(await _writing.OwnAmongAsync(_state.Id, places, name, cancellationToken));
        return own;
    }

    /// <summary>Takes the changes of one mutation, in order; the first has the sequence after <see cref="Head"/>.</summary>
    public void Take(IReadOnlyList<AcceptedChange> changes, MutationMark mark)
    {
        foreach (var change in changes)
        {
            if (change.Sequence != Head.Next) throw new InvalidOperationException($"Change {change.Sequence} does not follow {Head}.");
            _writing.Append(_state.Id, change, mark);
            _taken.Add(new Taken(change.Sequence, change.Edit.Key, mark.Client));
            _state = change.After is { } after ? Take(after, change.Before, mark) : _state with { Head = change.Sequence };
        }
    }

    /// <summary>Writes where the stream stands now, if it moved.</summary>
    public void Save()
    {
        if (_taken.Count > 0) _writing.Save(_state);
    }

    private StreamState Take(StoredDocument after, StoredDocument? before, MutationMark mark)
    {
        _writing.Save(_state.Id, after, mark.AcceptedAt);
        _changed[after.Document.Key] = after;
        var sums = before is null ? _state.Sums : _state.Sums.Toggle(before.Document);
        return _state with
        {
            Head = after.Document.Version,
            Sums = sums.Toggle(after.Document),
            LiveDocuments = _state.LiveDocuments + LiveOf(after) - LiveOf(before),
        };
    }

    // Makers that share a client id have not seen each other's changes.
    private static bool IsOf(Taken taken, ClientId? client) => taken.Client == client;

    private static int LiveOf(StoredDocument? stored) => stored is { Document.IsDeleted: false } ? 1 : 0;

    /// <summary>A change of this transaction.</summary>
    private sealed record Taken(Sequence Sequence, DocumentKey Document, ClientId Client);
}
