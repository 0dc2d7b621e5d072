using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Protocol;
using RearCloud.Server.Sync.Reading;
using RearCloud.Server.Sync.Streams;

namespace RearCloud.Server.Sync.Intake;

/// <summary>The door: one transaction for the submissions that come to a stream at once, then the hints and followers.</summary>
internal sealed class EditIntake : IDocumentDoor
{
    /// <summary>The client id of everything that the server itself numbers; no replica may use it.</summary>
    public static readonly ClientId ServerClient = new("server");

    private readonly IStreamStore _streams;
    private readonly IServiceScopeFactory _scopes;
    private readonly SharedReads _reads;
    private readonly EditTraceLog _traces;
    private readonly TimeProvider _time;
    private readonly SyncMeter _meter;
    private readonly ILogger<EditIntake> _log;
    private readonly DoorQueue _queue;

    public EditIntake(
        IStreamStore streams, IServiceScopeFactory scopes, SharedReads reads, EditTraceLog traces, TimeProvider time, SyncMachine machine, SyncMeter meter, ILogger<EditIntake> log)
    {
        _streams = streams;
        _scopes = scopes;
        _reads = reads;
        _traces = traces;
        _time = time;
        _meter = meter;
        _log = log;
        _queue = new DoorQueue(machine.Post, TakeInAsync);
    }

    public Task<SubmitResult> SubmitAsync(Actor actor, StreamId stream, ClientId client, IReadOnlyList<Mutation> batch, CancellationToken cancellationToken) =>
        SubmitAsync(actor, stream, client, batch, null, cancellationToken);

    /// <summary>Takes in a batch with what the session has measured of the client's clock.</summary>
    public async Task<SubmitResult> SubmitAsync(
        Actor actor, StreamId stream, ClientId client, IReadOnlyList<Mutation> batch, TimeSpan? clockOffset, CancellationToken cancellationToken)
    {
        if (client == ServerClient) throw new ArgumentException("The server's own client id does not submit.", nameof(client));
        if (batch.Count is 0 or > Limits.MutationsPerBatch) throw new ArgumentException($"A batch has 1 to {Limits.MutationsPerBatch} mutations, not {batch.Count}.", nameof(batch));
        return await RunAsync(new Submission(actor, stream, client, clockOffset, _ => batch), cancellationToken);
    }

    public async Task<MutationResult> EditAsync(Actor actor, StreamId stream, string? name, IReadOnlyList<Edit> edits, TraceId? trace, CancellationToken cancellationToken)
    {
        var way = trace ?? new TraceId(RandomId.Next());
        var editedAt = _time.GetUtcNow();
        var result = await RunAsync(
            new Submission(actor, stream, ServerClient, null, next => [new Mutation(next, way, editedAt, edits) { Name = name }]), cancellationToken);
        return result.Results[0];
    }

    private async Task<SubmitResult> RunAsync(Submission submission, CancellationToken cancellationToken)
    {
        using var activity = SyncTelemetry.Activities.StartActivity("sync.submit");
        activity?.SetTag("rearcloud.stream", submission.Stream.Value);
        var began = _time.GetTimestamp();
        var received = _time.GetUtcNow();
        foreach (var mutation in submission.Draft) _traces.Mark(mutation.Trace, EditStation.Received, received);

        var committed = await _queue.RunAsync(submission, cancellationToken);
        _meter.Submitted(committed.Result, _time.GetElapsedTime(began));
        activity?.SetTag("rearcloud.mutations", committed.Result.Results.Count);
        LogRefusals(committed.Client, committed.Result);
        return committed.Result;
    }

    private async Task<IReadOnlyList<CommittedBatch>> TakeInAsync(IReadOnlyList<Submission> submissions, CancellationToken cancellationToken)
    {
        var stream = submissions[0].Stream;
        var committed = await _streams.WriteAsync((writing, ct) => DoorTransaction.RunAsync(writing, stream, submissions, _time.GetUtcNow(), ct), cancellationToken);
        var stored = _time.GetUtcNow();
        foreach (var trace in committed.News.Traces) _traces.Mark(trace, EditStation.Stored, stored);
        if (committed.News.Traces.Count == 0) return committed.Batches;
        _reads.Announce(committed.News);
        // What is committed is announced to all followers, whether or not a submitter still waits for the answer.
        await FollowAsync(stream, committed.News.Changed, CancellationToken.None);
        return committed.Batches;
    }

    private async Task FollowAsync(StreamId stream, IReadOnlyList<Document> changed, CancellationToken cancellationToken)
    {
        if (changed.Count == 0) return;
        await using var scope = _scopes.CreateAsyncScope();
        foreach (var follower in scope.ServiceProvider.GetServices<IChangeFollower>())
        {
            try
            {
                await follower.OnCommittedAsync(stream, changed, cancellationToken);
            }
#pragma warning disable CA1031 // The change is committed: whatever a follower throws must not look like a failed submission.
            catch (Exception e)
#pragma warning restore CA1031
            {
                SyncLog.FollowerFailed(_log, e, follower.GetType().Name, stream.Value);
            }
        }
    }

    private void LogRefusals(ClientId client, SubmitResult result)
    {
        foreach (var refused in result.Results.Where(r => r.Problem is not null))
            SyncLog.MutationRefused(_log, refused.Id.Value, client.Value, result.Stream.Value, refused.Problem!.Code, refused.Problem.Path);
        if (result.ResumeAt is { } hole) SyncLog.Hole(_log, client.Value, result.Stream.Value, hole.Value);
    }
}
