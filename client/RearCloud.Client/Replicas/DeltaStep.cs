using System.Collections.Immutable;
using RearCloud.Client.Outbox;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;

namespace RearCloud.Client.Replicas;

/// <summary>Decides what a delta makes of a replica. Pure.</summary>
internal static class DeltaStep
{
    /// <summary>Judges and applies a delta of the replica's stream.</summary>
    public static (DeltaVerdict Verdict, ReplicaStep Step) Take(ReplicaState state, Delta delta)
    {
        var verdict = Judge(state, delta);
        if (verdict != DeltaVerdict.Applied) return (verdict, new ReplicaStep(state, []));

        if (SaysNothing(state, delta)) return (verdict, new ReplicaStep(state, []));
        var begun = delta.IsReset ? Begin(state, delta) : state;
        var merged = Merge(begun, delta);
        if (delta.Checksum is { } checksum && checksum != merged.Checksum) return (DeltaVerdict.WrongChecksum, new ReplicaStep(Forget(state), []));

        var waiting = delta.IsReset && state.Epoch.Length > 0 ? Reopen(merged.Waiting) : merged.Waiting;
        var dropped = delta.HasMore ? [] : merged.Stale;
        // Only the answer to a mutation says that it was this replica's, and whether it was refused: the delta's count of mutations does not.
        var settled = waiting.Values
            .Where(e => e.AcceptedAt <= delta.To)
            .ToList();
        var after = merged with
        {
            Confirmed = merged.Confirmed.RemoveRange(dropped),
            Stale = delta.HasMore ? merged.Stale : [],
            Waiting = waiting.RemoveRange(settled.Select(e => e.Mutation.Id)),
        };
        var changed = delta.Documents.Select(d => d.Key)
            .Concat(dropped)
            .Concat(settled.SelectMany(e => e.Mutation.Edits).Select(e => e.Key))
            .ToImmutableHashSet();
        return (DeltaVerdict.Applied, ViewStep.Refresh(after, changed));
    }

    /// <summary>The replica that has to hear everything anew. What it shows and what waits stays.</summary>
    public static ReplicaState Forget(ReplicaState state) => state with { Epoch = "", Sequence = Sequence.Zero, Waiting = Reopen(state.Waiting) };

    /// <summary>The replica that follows a view from now on: in another view, or another form of documents, it has to hear everything anew.</summary>
    public static ReplicaState Follow(ReplicaState state, DocumentView view) => state.Kinds == view && state.Schema == StreamCookie.CurrentSchema
        ? state
        : Forget(state) with { Kinds = view, Schema = StreamCookie.CurrentSchema };

    private static DeltaVerdict Judge(ReplicaState state, Delta delta)
    {
        if (delta.IsReset) return delta.From == Sequence.Zero ? DeltaVerdict.Applied : DeltaVerdict.Gap;
        if (delta.Epoch != state.Epoch) return DeltaVerdict.Gap;
        if (delta.From == state.Sequence && delta.To >= delta.From) return DeltaVerdict.Applied;
        return delta.To <= state.Sequence ? DeltaVerdict.Old : DeltaVerdict.Gap;
    }

    // The answer to a pull by a replica that has everything: no reason to wake the disk.
    private static bool SaysNothing(ReplicaState state, Delta delta) =>
        !delta.IsReset && delta.To == state.Sequence && delta.Documents.Count == 0 && state.Stale.IsEmpty
        && (delta.Checksum is not { } checksum || checksum == state.Checksum)
        && !state.Waiting.Values.Any(e => e.AcceptedAt <= delta.To);

    // Another life of the server's database does not know the places that were given out in the one before; a backup that was put back may have the
    // name of that one. Sent again, an edit that is there is a duplicate.
    private static ImmutableSortedDictionary<MutationId, OutboxEntry> Reopen(ImmutableSortedDictionary<MutationId, OutboxEntry> waiting) =>
        waiting.SetItems(waiting.Where(e => !e.Value.IsOpen).Select(e => KeyValuePair.Create(e.Key, e.Value with { AcceptedAt = null })).ToList());

    private static ReplicaState Begin(ReplicaState state, Delta delta) => state with
    {
        Epoch = delta.Epoch, Sequence = Sequence.Zero, Floor = delta.Floor, Schema = delta.Schema, Checksum = default, Stale = [.. state.Confirmed.Keys],
    };

    private static ReplicaState Merge(ReplicaState state, Delta delta)
    {
        var confirmed = state.Confirmed.ToBuilder();
        var stale = state.Stale.ToBuilder();
        var checksum = state.Checksum;
        foreach (var document in delta.Documents)
        {
            var wasStale = stale.Remove(document.Key);
            if (confirmed.TryGetValue(document.Key, out var before) && !wasStale) checksum = checksum.Toggle(before);
            confirmed[document.Key] = document;
            checksum = checksum.Toggle(document);
        }

        return state with { Sequence = delta.To, Checksum = checksum, Confirmed = confirmed.ToImmutable(), Stale = stale.ToImmutable() };
    }
}
