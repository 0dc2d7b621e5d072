using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using RearCloud.Client.Assets;
using RearCloud.Client.Outbox;
using RearCloud.Client.Previews;
using RearCloud.Client.Watching;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Protocol.Waiting;

namespace RearCloud.Client.Replicas;

/// <summary>
/// The one writer of a replica: takes one step at a time, commits it, and then shows it. No caller's thread waits for the disk.
/// </summary>
internal sealed class Replica : IDisposable
{
    private readonly StepQueue _steps;
    private readonly IReplicaStore _store;
    private readonly ClientMachine _machine;
    private readonly TimeProvider _time;
    private ReplicaState _state;

    /// <summary>A replica over a store that holds its state.</summary>
    public Replica(IReplicaStore store, ReplicaState state, AssetNeeds needs, ClientMachine machine, TimeProvider time)
    {
        _steps = new StepQueue(machine.Post);
        _store = store;
        _state = state;
        _machine = machine;
        _time = time;
        OutboxBell = new Bell(machine.Post);
        Feed = new ChangeFeed(state, needs, machine.Post);
        OwnPreview = new OwnPreview(OutboxBell, time);
        HeardPreviews = new HeardPreviews(Feed, time);
    }

    /// <summary>What is committed now.</summary>
    public ReplicaState State => Volatile.Read(ref _state);

    /// <summary>Rings when there may be something to send.</summary>
    public Bell OutboxBell { get; }

    public ChangeFeed Feed { get; }

    /// <summary>What a hand does here; no part of the state.</summary>
    public OwnPreview OwnPreview { get; }

    /// <summary>What hands do elsewhere; no part of the state.</summary>
    public HeardPreviews HeardPreviews { get; }

    /// <summary>True if the server shall tell what hands do elsewhere.</summary>
    public bool WantsPreviews { get; init; }

    public EditTraceLog Traces { get; } = new();

    /// <summary>Opens the replica of a data folder, or makes one that follows a view.</summary>
    public static async Task<Replica> OpenAsync(
        string folder, DocumentView view, bool wantsPreviews, AssetNeeds needs, ClientMachine machine, TimeProvider time, ILogger log, CancellationToken cancellationToken)
    {
        var (disk, state) = await Task.Run(() => ReplicaDisk.Open(folder, log), cancellationToken).ConfigureAwait(false);
        return new Replica(disk, DeltaStep.Follow(state, view), needs, machine, time) { WantsPreviews = wantsPreviews };
    }

    /// <summary>Takes in an edit; when the task ends it is on the disk.</summary>
    /// <param name="trace">Under which it is followed.</param>
    /// <param name="edits">What was meant.</param>
    /// <param name="name">What people see it under; null for nothing.</param>
    /// <param name="restores">The conflict that it settles, which goes in the same step; null if it settles none.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<Result<TraceId>> AcceptAsync(TraceId trace, IReadOnlyList<Edit> edits, string? name, EditConflict? restores, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        try
        {
            var problem = await StepAsync(
                state => OutboxStep.Accept(state, trace, now, edits, name).TryGet(out var step, out var refused)
                    ? (refused, step with { State = step.State with { Conflicts = step.State.Conflicts.RemoveAll(c => ReferenceEquals(c, restores)) } })
                    : (refused, null),
                [trace],
                cancellationToken).ConfigureAwait(false);
            if (problem is not null) return problem;
        }
        catch (ReplicaNotStoredException e)
        {
            return e.Problem;
        }

        Traces.Mark(trace, EditStation.Made, now);
        OutboxBell.Ring();
        return trace;
    }

    /// <summary>Judges a delta and, if it continues the replica, commits it.</summary>
    public Task<DeltaVerdict> ApplyAsync(Delta delta, CancellationToken cancellationToken) =>
        StepAsync(state => DeltaStep.Take(state, delta), delta.Traces, cancellationToken, EditStation.Applied);

    /// <summary>The next mutations to send, committed as sent.</summary>
    public Task<ImmutableArray<Mutation>> TakeBatchAsync(int most, CancellationToken cancellationToken) => StepAsync(
        state =>
        {
            var batch = OutboxStep.Batch(state, most);
            return (batch, batch.IsEmpty ? null : new ReplicaStep(OutboxStep.MarkSent(state, batch), []));
        },
        [],
        cancellationToken);

    /// <summary>Commits the door's answers to a batch.</summary>
    public Task SettleAsync(ImmutableArray<Mutation> batch, IReadOnlyList<MutationResult> results, CancellationToken cancellationToken) =>
        StepAsync(state => (true, OutboxStep.Settle(state, batch, results)), [], cancellationToken);

    /// <summary>Ties the replica to its account's stream; false if it belongs to another already.</summary>
    public Task<bool> BindAsync(StreamId stream, CancellationToken cancellationToken) => StepAsync<bool>(
        state => state.Stream is { } bound ? (bound == stream, null) : (true, new ReplicaStep(state with { Stream = stream }, [])),
        [],
        cancellationToken);

    /// <summary>Goes on under a new name, because the server's count does not fit.</summary>
    public Task RenameAsync(CancellationToken cancellationToken) => StepAsync(
        state =>
        {
            var renamed = OutboxStep.Rename(state, _machine.NewClient());
            return (true, new ReplicaStep(renamed, [.. renamed.View.Keys]));
        },
        [],
        cancellationToken);

    /// <summary>Forgets the refusals that a person has seen.</summary>
    public Task DismissRefusalsAsync(CancellationToken cancellationToken) => StepAsync<bool>(
        state => state.Refusals.IsEmpty ? (true, null) : (true, new ReplicaStep(state with { Refusals = [] }, [])),
        [],
        cancellationToken);

    /// <summary>Forgets the lost values that a person has seen.</summary>
    public Task DismissConflictsAsync(CancellationToken cancellationToken) => StepAsync<bool>(
        state => state.Conflicts.IsEmpty ? (true, null) : (true, new ReplicaStep(state with { Conflicts = [] }, [])),
        [],
        cancellationToken);

    public void Dispose()
    {
        OwnPreview.Dispose();
        HeardPreviews.Dispose();
        _store.Dispose();
    }

    private Task<T> StepAsync<T>(Func<ReplicaState, (T Answer, ReplicaStep? Step)> decide, IEnumerable<TraceId> traces, CancellationToken cancellationToken, EditStation? station = null) =>
        _steps.RunAsync(() => Take(decide, traces, station), cancellationToken);

    private T Take<T>(Func<ReplicaState, (T Answer, ReplicaStep? Step)> decide, IEnumerable<TraceId> traces, EditStation? station)
    {
        var before = _state;
        var (answer, step) = decide(before);
        if (step is null || ReferenceEquals(step.State, before)) return answer;
        _store.Save(before, step.State);
        Volatile.Write(ref _state, step.State);
        // Before the watchers: who sees the change finds its way so far.
        if (station is { } passed)
        {
            var now = _time.GetUtcNow();
            foreach (var trace in traces) Traces.Mark(trace, passed, now);
        }

        Feed.Publish(step.State, step.Changed, traces);
        return answer;
    }
}
