using System.Collections.Immutable;
using RearCloud.Client.Replicas;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Client.Outbox;

/// <summary>What happens to the edits that wait. Pure.</summary>
internal static class OutboxStep
{
    /// <summary>Refusals, and lost values, that are kept of each; older ones make room.</summary>
    public const int Kept = 100;

    /// <summary>Takes in an edit: as the next mutation, or as the newer form of the last one.</summary>
    public static Result<ReplicaStep> Accept(ReplicaState state, TraceId trace, DateTimeOffset now, IReadOnlyList<Edit> edits, string? name = null)
    {
        var last = Last(state);
        var mutation = new Mutation(state.NextMutation, trace, EditTime.After(last?.Mutation.EditedAt, now), [.. edits.Select(e => e.Seeing(state.View.GetValueOrDefault(e.Key)))]) { Name = name };
        if (OutboxLimits.Check(mutation) is { } problem) return problem;
        if (last is not null && EditSquash.Squash(state, last, mutation) is { } squashed && OutboxLimits.Check(squashed) is null)
        {
            var waitingOne = state with { Waiting = state.Waiting.SetItem(squashed.Id, last with { Mutation = squashed }) };
            return ViewStep.Refresh(waitingOne, [.. last.Mutation.Edits.Concat(squashed.Edits).Select(e => e.Key)]);
        }

        if (state.Waiting.Count >= Limits.WaitingMutations) return OutboxLimits.Full;

        var waiting = state.Waiting.Add(mutation.Id, new OutboxEntry(mutation, IsSent: false, AcceptedAt: null));
        return ViewStep.Add(state with { Waiting = waiting, NextMutation = mutation.Id.Next }, mutation);
    }

    /// <summary>The next mutations to send.</summary>
    public static ImmutableArray<Mutation> Batch(ReplicaState state, int most)
    {
        var batch = ImmutableArray.CreateBuilder<Mutation>();
        long bytes = 0;
        foreach (var entry in state.Waiting.Values)
        {
            if (!entry.IsOpen) continue;
            if (batch.Count == most) break;
            bytes += StoredMutation.Encode(entry.Mutation).Length;
            if (batch.Count > 0 && bytes > OutboxLimits.MutationBytes) break;
            batch.Add(entry.Mutation);
        }

        return batch.ToImmutable();
    }

    /// <summary>Notes that mutations are about to leave: from here on they are never altered.</summary>
    public static ReplicaState MarkSent(ReplicaState state, ImmutableArray<Mutation> batch) => state with
    {
        Waiting = state.Waiting.SetItems(batch.Where(m => !state.Waiting[m.Id].IsSent).Select(m => KeyValuePair.Create(m.Id, state.Waiting[m.Id] with { IsSent = true }))),
    };

    /// <summary>
    /// Takes the door's answers. An accepted mutation stays until the replica has reached its place in the stream, so that the view never falls
    /// back; a refused one leaves at once and is reported.
    /// </summary>
    /// <param name="state">The state.</param>
    /// <param name="sent">The batch that was answered: a delta may have taken its mutations out of the outbox already.</param>
    /// <param name="results">The answers.</param>
    public static ReplicaStep Settle(ReplicaState state, ImmutableArray<Mutation> sent, IReadOnlyList<MutationResult> results)
    {
        var waiting = state.Waiting.ToBuilder();
        var refusals = state.Refusals.ToBuilder();
        var conflicts = state.Conflicts.ToBuilder();
        var gone = ImmutableHashSet.CreateBuilder<DocumentKey>();
        foreach (var result in results)
        {
            if (sent.FirstOrDefault(m => m.Id == result.Id) is not { } mutation) continue;
            if (result.Outcome == MutationOutcome.Refused)
                refusals.Add(new EditRefusal(mutation.Trace, mutation.EditedAt, mutation.Edits, result.Problem ?? Unexplained));
            // An answer may come twice: to a mutation that was sent again.
            conflicts.AddRange(result.Lost
                .Where(l => !conflicts.Any(c => c.Trace == mutation.Trace && c.Key == l.Key && c.Path.Equals(l.Path)))
                .Select(l => new EditConflict(mutation.Trace, mutation.EditedAt, l.Key, l.Path, l.Value)));
            if (!waiting.TryGetValue(result.Id, out var entry)) continue;
            if (result.Outcome != MutationOutcome.Refused && result.Sequence > state.Sequence)
            {
                waiting[result.Id] = entry with { AcceptedAt = result.Sequence };
                continue;
            }

            waiting.Remove(result.Id);
            gone.UnionWith(mutation.Edits.Select(e => e.Key));
        }

        while (refusals.Count > Kept) refusals.RemoveAt(0);
        while (conflicts.Count > Kept) conflicts.RemoveAt(0);
        return ViewStep.Refresh(state with { Waiting = waiting.ToImmutable(), Refusals = refusals.ToImmutable(), Conflicts = conflicts.ToImmutable() }, gone.ToImmutable());
    }

    /// <summary>
    /// Whether the server's count fits this replica's numbers. It does not when either side was restored from a copy: then numbers would
    /// be taken for others, and the replica goes on under a new name.
    /// </summary>
    public static bool Fits(ReplicaState state, MutationId lastAtServer)
    {
        var firstWaiting = state.Waiting.IsEmpty ? state.NextMutation : state.Waiting.First().Key;
        var lastAnswered = state.Waiting.Values.LastOrDefault(e => !e.IsOpen)?.Mutation.Id ?? default;
        return lastAtServer.Next >= firstWaiting && lastAtServer >= lastAnswered && lastAtServer < FirstFresh(state);
    }

    /// <summary>
    /// The first number of which this replica knows that it has not left yet: if the server knows it all the same, a copy of this replica uses its name.
    /// </summary>
    public static MutationId FirstFresh(ReplicaState state) =>
        state.Waiting.Values.FirstOrDefault(e => !e.IsSent)?.Mutation.Id ?? state.NextMutation;

    /// <summary>
    /// The same replica under a new name: what waits is numbered from one and sent again. A server that had it already gets equal values twice,
    /// which changes nothing; a server that was restored gets it back.
    /// </summary>
    public static ReplicaState Rename(ReplicaState state, ClientId client)
    {
        var number = new MutationId(1);
        var waiting = ImmutableSortedDictionary.CreateBuilder<MutationId, OutboxEntry>();
        foreach (var entry in state.Waiting.Values)
        {
            waiting.Add(number, new OutboxEntry(entry.Mutation with { Id = number }, IsSent: false, AcceptedAt: null));
            number = number.Next;
        }

        return ViewStep.All(state with { Client = client, NextMutation = number, Waiting = waiting.ToImmutable() });
    }

    private static Problem Unexplained { get; } = new("edit.refused", "", "The server refused the edit and gave no reason.", "Make the edit again on what is shown now.");

    // The mutation with the newest number, if it still waits.
    private static OutboxEntry? Last(ReplicaState state) => state.Waiting.GetValueOrDefault(new MutationId(state.NextMutation.Value - 1));
}
