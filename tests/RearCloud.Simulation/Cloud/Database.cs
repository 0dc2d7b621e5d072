using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Server.Sync.Intake;
using RearCloud.Server.Sync.Streams;
using RearCloud.Simulation.Stories;
using RearCloud.Simulation.Worlds;

namespace RearCloud.Simulation.Cloud;

/// <summary>The database that all nodes share. Each commit is checked against what must hold of any.</summary>
internal sealed class Database(World world, PlantedBug bug)
{
    private readonly Dictionary<(ClientId Client, MutationId Id), TraceId> _sent = [];
    private int _epochs;

    public DatabaseState State { get; private set; } = new();

    public PlantedBug Bug => bug;

    public TimeSpan OutageUntil { get; set; }

    /// <summary>True once a backup was put back under the epoch that it had.</summary>
    public bool HasRelivedEpoch { get; private set; }

    public string NewEpoch() => $"epoch-{++_epochs}";

    /// <summary>Takes note of which mutation a client sends under a number.</summary>
    public void Sending(ClientId client, Mutation mutation) => _sent[(client, mutation.Id)] = mutation.Trace;

    public void Commit(DatabaseState before, DatabaseState after, object? answer)
    {
        if (answer is CommittedBatch batch) after = Note(after, batch);
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

    private DatabaseState Note(DatabaseState after, CommittedBatch batch)
    {
        if (batch.Result.ResumeAt is not null) world.Rare.Add(RareEvent.HoleAnswered);
        foreach (var change in after.History.Skip(State.History.Count))
        {
            foreach (var lost in change.Change.Lost) world.Rare.Add(lost.WasIncoming ? RareEvent.IncomingLost : RareEvent.ValueLost);
            if (change.Change is { Before.Document.IsDeleted: true, Edit.Operation: EditOperation.Set }) world.Rare.Add(RareEvent.TombstoneEdited);
        }

        var dealt = after.Dealt.ToBuilder();
        foreach (var result in batch.Result.Results)
        {
            if (result.Outcome == MutationOutcome.Duplicate) world.Rare.Add(RareEvent.DuplicateAnswered);
        }

        foreach (var (client, state) in after.Clients)
        {
            if (!State.Clients.TryGetValue(client, out var was) || was.LastMutation != state.LastMutation) NoteDealt(client, batch.Result, dealt);
        }

        return after with { Dealt = dealt.ToImmutable() };
    }

    private void NoteDealt(ClientId client, SubmitResult result, System.Collections.Immutable.ImmutableHashSet<TraceId>.Builder dealt)
    {
        foreach (var one in result.Results)
        {
            if (one.Outcome == MutationOutcome.Accepted && _sent.TryGetValue((client, one.Id), out var trace)) dealt.Add(trace);
        }
    }

    private void Check(DatabaseState before, DatabaseState after)
    {
        var head = before.Stream?.Head.Value ?? 0;
        foreach (var entry in after.History.Skip(before.History.Count))
        {
            if (entry.Change.Sequence.Value != ++head) world.Fail($"The history goes on at {entry.Change.Sequence} where {head} is next.");
            if (before.History.Any(e => e.Mark.Client == entry.Mark.Client && e.Mark.Id == entry.Mark.Id))
                world.Fail($"Mutation {entry.Mark.Id} of {entry.Mark.Client} was taken twice.");
        }

        if (after.Stream is { } stream && stream.Head.Value != head) world.Fail($"The counter stands at {stream.Head} and the history ends at {head}.");
    }
}
