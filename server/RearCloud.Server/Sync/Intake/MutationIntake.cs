using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Merging;
using RearCloud.Core.Validation;
using RearCloud.Server.Sync.Streams;

namespace RearCloud.Server.Sync.Intake;

/// <summary>Decides what one mutation does to a locked stream: all of its edits, or a problem. Writes nothing.</summary>
/// <param name="stream">The stream.</param>
/// <param name="ledger">The locked stream.</param>
/// <param name="checks">The slices' checks.</param>
/// <param name="client">Whose earlier changes count as seen by the mutation; null for makers that share a client id.</param>
internal sealed class MutationIntake(StreamId stream, StreamLedger ledger, IEnumerable<IEditCheck> checks, ClientId? client)
{
    /// <summary>The changes of the mutation in order; an edit without any effect leaves no change.</summary>
    /// <param name="mutation">A mutation that <see cref="EditCheck"/> has passed.</param>
    /// <param name="editedAt">When it was made, corrected.</param>
    /// <param name="cancellationToken">Ends the decision.</param>
    public async Task<Result<IReadOnlyList<AcceptedChange>>> DecideAsync(Mutation mutation, DateTimeOffset editedAt, CancellationToken cancellationToken)
    {
        var changes = new List<AcceptedChange>();
        var draft = new Dictionary<DocumentKey, StoredDocument>();
        var live = ledger.LiveDocuments;
        foreach (var edit in mutation.Edits)
        {
            var before = draft.GetValueOrDefault(edit.Key) ?? ledger.Find(edit.Key);
            var place = new Sequence(ledger.Head.Value + changes.Count + 1);
            var decided = await DecideAsync(edit, before, new FieldStamp(place, editedAt), cancellationToken);
            if (!decided.TryGet(out var change, out var problem)) return mutation.Edits.Count > 1 ? Naming(edit, problem) : problem;
            if (change.After is not null)
            {
                draft[edit.Key] = change.After;
                live += Live(change.After) - Live(before);
            }

            if (change.After is not null || change.Lost.Count > 0) changes.Add(change);
        }

        foreach (var written in draft.Values.Where(d => !d.Document.IsDeleted).ToList())
        {
            if (OrderSpread.Of(written, new Sequence(ledger.Head.Value + changes.Count + 1)) is { } spread) changes.Add(spread);
        }

        if (live > ledger.LiveDocuments && live > Limits.DocumentsPerStream)
            return new Problem("stream.full", "", $"The stream would have {live} documents; {Limits.DocumentsPerStream} are allowed.", "Delete documents that are not needed.");
        return changes;
    }

    private async Task<Result<AcceptedChange>> DecideAsync(Edit edit, StoredDocument? before, FieldStamp stamp, CancellationToken cancellationToken)
    {
        var seen = edit.On(await SeenAsync(edit, before, cancellationToken));
        if (!EditMerge.Apply(before?.Document, before?.Stamps ?? FieldStamps.Empty, seen, stamp).TryGet(out var outcome, out var problem)) return problem;
        var lost = await WithoutOwnAsync(outcome.Lost, before, cancellationToken);
        if (!outcome.IsChanged) return new AcceptedChange(stamp.Sequence, edit, lost, before, null);

        var after = new Document(edit.Key, outcome.Body, stamp.Sequence, outcome.IsDeleted);
        if (!after.IsDeleted && await FirstProblemAsync(before?.Document, after, cancellationToken) is { } wrong) return wrong;
        return new AcceptedChange(stamp.Sequence, edit, lost, before, new StoredDocument(after, outcome.Stamps));
    }

    // A client has always seen its own changes, although its base, the confirmed sequence, may lie before them: without this, a person's
    // deletion would lose to the edit that the same person made a moment earlier.
    private async Task<Sequence> SeenAsync(Edit edit, StoredDocument? before, CancellationToken cancellationToken)
    {
        if (before is null || before.Document.Version <= edit.Base) return edit.Base;
        return await ledger.IsOnlyOwnAsync(edit.Key, edit.Base, client, cancellationToken) ? before.Document.Version : edit.Base;
    }

    // Nobody lost what the same client replaced itself.
    private async Task<IReadOnlyList<LostValue>> WithoutOwnAsync(IReadOnlyList<LostValue> lost, StoredDocument? before, CancellationToken cancellationToken)
    {
        if (lost.Count == 0 || before is null) return lost;
        var places = lost.Select(l => before.Stamps.Newest(l.Path)?.Sequence.Value ?? 0).ToList();
        var own = await ledger.OwnAmongAsync(places.Distinct().ToList(), client, cancellationToken);
        return lost.Where((l, i) => l.WasIncoming || !own.Contains(places[i])).ToList();
    }

    private async Task<Problem?> FirstProblemAsync(Document? before, Document after, CancellationToken cancellationToken)
    {
        if (DocumentCheck.Check(after.Key.Kind, after.Body) is [var wrong, ..]) return wrong;
        foreach (var check in checks)
        {
            if (await check.CheckAsync(stream, before, after, cancellationToken) is { } refused) return refused;
        }

        return null;
    }

    private static Problem Naming(Edit edit, Problem problem) => problem with { Message = $"{edit.Key}: {problem.Message}" };

    private static int Live(StoredDocument? stored) => stored is { Document.IsDeleted: false } ? 1 : 0;
}
