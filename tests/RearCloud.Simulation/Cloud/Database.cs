using System.Collections.Immutable;
using RearCloud.Core.Edits;
using RearCloud.Server.Sync;
using RearCloud.Server.Sync.Intake;
using RearCloud.Server.Sync.Streams;
using RearCloud.Simulation.Stories;
using RearCloud.Simulation.Worlds;

namespace RearCloud.Simulation.Cloud;

/// <summary>The database that all nodes share. Each commit is checked against what must hold of any.</summary>
internal sealed class Database(World world, PlantedBug bug)
{
    private static readonly Actor Nobody = new("simulated", null, "");

    private readonly HashSet<(ClientId Client, MutationId Id, TraceId Trace)> _taken = [];
    private readonly HashSet<(ClientId Client, MutationId Id, TraceId Trace)> _refused = [];
    private readonly Dictionary<ClientId, IReadOnlyList<Mutation>> _submitted = [];
    private int _epochs;

    public DatabaseState State { get; private set; } = new();

    public PlantedBug Bug => bug;

    public TimeSpan OutageUntil { get; set; }

    /// <summary>True once a backup was put back under the epoch that it had.</summary>
    public bool HasRelivedEpoch { get; private set; }

    public string NewEpoch() => $"epoch-{++_epochs}";

    /// <summary>True if the door has ever taken in this very edit under a client's number.</summary>
    public bool WasTaken(ClientId client, MutationId id, TraceId trace) => _taken.Contains((client, id, trace));

    /// <summary>A session is about to bring a submission to the door.</summary>
    public void Submitting(ClientId client, IReadOnlyList<Mutation> mutations) => _submitted[client] = mutations;

    /// <summary>The trace of a mutation in the client's last submission.</summary>
    public TraceId? LastSubmitted(ClientId client, MutationId id) => _submitted.GetValueOrDefault(client)?.FirstOrDefault(m => m.Id == id)?.Trace;

    public void Commit(DatabaseState before, DatabaseState after, object? answer)
    {
        if (answer is CommittedGroup group) after = Note(after, group);
        Check(before, after);
        State = after;
        world.Note("database", "commit", after.Stream?.Head.Value ?? 0, after.History.Count);
    }

    /// <summary>What a rolled back transaction leaves if the database has the planted bug.</summary>
    public void RolledBack(DatabaseState before, DatabaseState draft)
    {
        if (bug == PlantedBug.ClientNumberBeforeCommit) State = State with { Clients = draft.Clients };
        if (bug == PlantedBug.CounterOutsideTransaction && draft.Stream is { } stream && before.Stream is { } begun) State = State with { Stream = begun with { Head = stream.Head } };
    }

    /// <summary>The commit stands, but whoever asked for it does not hear so.</summary>
    public void AnswerLost(DatabaseState before)
    {
        if (bug == PlantedBug.ClientNumberAfterCommit) State = State with { Clients = before.Clients };
        if (bug == PlantedBug.TornTransaction) State = State with { Documents = before.Documents };
    }

    public void Restore(DatabaseState backup, bool withNewEpoch)
    {
        HasRelivedEpoch |= !withNewEpoch;
        State = withNewEpoch && backup.Stream is { } stream ? backup with { Stream = stream with { Epoch = NewEpoch() } } : backup;
        world.Note("database", withNewEpoch ? "restored, new epoch" : "restored, old epoch", State.Stream?.Head.Value ?? 0);
    }

    private DatabaseState Note(DatabaseState after, CommittedGroup group)
    {
        foreach (var change in after.History.Skip(State.History.Count))
        {
            foreach (var lost in change.Change.Lost) world.Rare.Add(lost.WasIncoming ? RareEvent.IncomingLost : RareEvent.ValueLost);
            if (change.Change is { Before.Document.IsDeleted: true, Edit.Operation: EditOperation.Set }) world.Rare.Add(RareEvent.TombstoneEdited);
        }

        if (group.Batches.Count > 1) world.Rare.Add(RareEvent.SubmissionsTogether);
        return group.Batches.Where(b => b.Client != EditIntake.ServerClient).Aggregate(after, Note);
    }

    private DatabaseState Note(DatabaseState after, CommittedBatch batch)
    {
        var dealt = after.Dealt.ToBuilder();
        foreach (var one in batch.Result.Results) Note(one, batch, dealt);
        if (batch.Result.ResumeAt is { } resumeAt && batch.Mutations[batch.Result.Results.Count].Id < resumeAt) world.Rare.Add(RareEvent.TwinNoticed);
        return after with { Dealt = dealt.ToImmutable(), LostDeletions = after.LostDeletions.AddRange(LostDeletions(after, batch)) };
    }

    private void Note(MutationResult result, CommittedBatch batch, ImmutableHashSet<TraceId>.Builder dealt)
    {
        if (result.Outcome == MutationOutcome.Duplicate)
        {
            world.Rare.Add(RareEvent.DuplicateAnswered);
            return;
        }

        var trace = batch.Mutations.First(m => m.Id == result.Id).Trace;
        if (result.Outcome == MutationOutcome.Accepted)
        {
            _taken.Add((batch.Client, result.Id, trace));
            dealt.Add(trace);
        }
        else if (!_refused.Add((batch.Client, result.Id, trace)))
        {
            world.Rare.Add(RareEvent.RefusalRepeated);
        }
    }

    // Deletions that lost, for the model to say whether they had to.
    private static IEnumerable<HistoryEntry> LostDeletions(DatabaseState after, CommittedBatch batch)
    {
        foreach (var one in batch.Result.Results.Where(r => r.Outcome == MutationOutcome.Accepted))
        {
            var mutation = batch.Mutations.First(m => m.Id == one.Id);
            if (mutation.Edits is not [{ Operation: EditOperation.Delete } edit] || after.History.Any(e => e.Mark.Trace == mutation.Trace)) continue;
            var mark = new MutationMark(Nobody, batch.Client, mutation.Id, mutation.Trace, null, default, after.Clients[batch.Client].SeenAt);
            yield return new HistoryEntry(new AcceptedChange(one.Sequence, edit, [], null, null), mark);
        }
    }

    private void Check(DatabaseState before, DatabaseState after)
    {
        long head = before.History.Count;
        foreach (var entry in after.History.Skip(before.History.Count))
        {
            if (entry.Change.Sequence.Value != ++head) world.Fail($"The history goes on at {entry.Change.Sequence} where {head} is next.");
            if (before.History.Any(e => e.Mark.Client == entry.Mark.Client && e.Mark.Id == entry.Mark.Id))
                world.Fail($"Mutation {entry.Mark.Id} of {entry.Mark.Client} was taken twice.");
        }

        if (after.Stream is { } stream && stream.Head.Value != head) world.Fail($"The counter stands at {stream.Head} and the history ends at {head}.");
    }
}
