using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server.Sync.Streams;

namespace RearCloud.Server.Sync.Intake;

/// <summary>The door: one transaction a submission, then the hints and followers.</summary>
internal sealed class EditIntake(
    IStreamStore streams, IServiceScopeFactory scopes, StreamWatch watch, EditTraceLog traces, TimeProvider time, SyncMeter meter, ILogger<EditIntake> log) : IDocumentDoor
{
    /// <summary>The client id of everything that the server itself numbers; no replica may use it.</summary>
    public static readonly ClientId ServerClient = new("server");

    public Task<SubmitResult> SubmitAsync(Actor actor, StreamId stream, ClientId client, IReadOnlyList<Mutation> batch, CancellationToken cancellationToken) =>
        SubmitAsync(actor, stream, client, batch, null, cancellationToken);

    /// <summary>Takes in a batch with what the session has measured of the client's clock.</summary>
    public async Task<SubmitResult> SubmitAsync(
        Actor actor, StreamId stream, ClientId client, IReadOnlyList<Mutation> batch, TimeSpan? clockOffset, CancellationToken cancellationToken)
    {
        if (client == ServerClient) throw new ArgumentException("The server's own client id does not submit.", nameof(client));
        if (batch.Count is 0 or > Limits.MutationsPerBatch) throw new ArgumentException($"A batch has 1 to {Limits.MutationsPerBatch} mutations, not {batch.Count}.", nameof(batch));
        return await RunAsync(actor, stream, client, _ => batch, clockOffset, cancellationToken);
    }

    public async Task<MutationResult> EditAsync(Actor actor, StreamId stream, string? name, IReadOnlyList<Edit> edits, TraceId? trace, CancellationToken cancellationToken)
    {
        var way = trace ?? new TraceId(Guid.NewGuid().ToString("n"));
        var editedAt = time.GetUtcNow();
        var result = await RunAsync(actor, stream, ServerClient, next => [new Mutation(next, way, editedAt, edits) { Name = name }], null, cancellationToken);
        return result.Results[0];
    }

    private async Task<SubmitResult> RunAsync(
        Actor actor, StreamId stream, ClientId client, Func<MutationId, IReadOnlyList<Mutation>> number, TimeSpan? clockOffset, CancellationToken cancellationToken)
    {
        using var activity = SyncTelemetry.Activities.StartActivity("sync.submit");
        activity?.SetTag("rearcloud.stream", stream.Value);
        var began = time.GetTimestamp();
        var received = time.GetUtcNow();
        foreach (var mutation in number(new MutationId(1))) traces.Mark(mutation.Trace, EditStation.Received, received);

        var committed = await streams.WriteAsync(async (writing, ct) =>
        {
            var intake = await BatchIntake.BeginAsync(writing, actor, stream, client, client == ServerClient, time.GetUtcNow(), ct);
            return await intake.RunAsync(number(intake.Next), clockOffset, ct);
        }, cancellationToken);

        var stored = time.GetUtcNow();
        foreach (var trace in committed.Traces) traces.Mark(trace, EditStation.Stored, stored);
        meter.Submitted(committed.Result, time.GetElapsedTime(began));
        activity?.SetTag("rearcloud.mutations", committed.Result.Results.Count);
        LogRefusals(client, committed.Result);
        if (committed.Traces.Count == 0) return committed.Result;
        watch.Announce(stream, committed.Result.Results.Max(r => r.Sequence));
        // What is committed is announced to all followers, whether or not the submitter still waits for the answer.
        await FollowAsync(stream, committed.Changed, CancellationToken.None);
        return committed.Result;
    }

    private async Task FollowAsync(StreamId stream, IReadOnlyList<Document> changed, CancellationToken cancellationToken)
    {
        if (changed.Count == 0) return;
        await using var scope = scopes.CreateAsyncScope();
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
                SyncLog.FollowerFailed(log, e, follower.GetType().Name, stream.Value);
            }
        }
    }

    private void LogRefusals(ClientId client, SubmitResult result)
    {
        foreach (var refused in result.Results.Where(r => r.Problem is not null))
            SyncLog.MutationRefused(log, refused.Id.Value, client.Value, result.Stream.Value, refused.Problem!.Code, refused.Problem.Path);
        if (result.ResumeAt is { } hole) SyncLog.Hole(log, client.Value, result.Stream.Value, hole.Value);
    }
}
