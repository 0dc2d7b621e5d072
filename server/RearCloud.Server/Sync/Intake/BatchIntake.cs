using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Validation;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Sync.Intake;

/// <summary>One run of the door's transaction over a batch: lock, number, decide, write.</summary>
internal sealed class BatchIntake
{
    private readonly Actor _actor;
    private readonly StreamId _stream;
    private readonly ClientRow _client;
    private readonly StreamLedger _ledger;
    private readonly MutationIntake _intake;
    private readonly DateTimeOffset _now;
    private readonly List<MutationResult> _results = [];
    private readonly List<TraceId> _traces = [];

    private BatchIntake(Actor actor, StreamId stream, ClientRow client, StreamLedger ledger, MutationIntake intake, DateTimeOffset now)
    {
        _actor = actor;
        _stream = stream;
        _client = client;
        _ledger = ledger;
        _intake = intake;
        _now = now;
    }

    /// <summary>Locks the stream and finds the client's place in it.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="actor">Who submits.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="client">Whose numbers count.</param>
    /// <param name="isShared">True if independent makers share the client id, so that none has seen the others' changes.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="cancellationToken">Ends the transaction.</param>
    public static async Task<BatchIntake> BeginAsync(
        StorageScope scope, Actor actor, StreamId stream, ClientId client, bool isShared, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ledger = await StreamLedger.LockAsync(scope.Db, stream, cancellationToken);
        var row = await scope.Db.Set<ClientRow>().FindAsync([stream.Value, client.Value], cancellationToken);
        if (row is null)
        {
            row = new ClientRow { Stream = stream.Value, Client = client.Value, LastEditedAt = DateTimeOffset.UnixEpoch };
            scope.Db.Add(row);
        }

        var intake = new MutationIntake(stream, ledger, scope.Services.GetServices<IEditCheck>(), isShared ? null : client);
        return new BatchIntake(actor, stream, row, ledger, intake, now);
    }

    /// <summary>The number that the client's next mutation must have.</summary>
    public MutationId Next => new(_client.LastMutation + 1);

    /// <summary>Takes in the mutations up to the first hole.</summary>
    /// <param name="batch">Mutations in the order of their numbers.</param>
    /// <param name="clockOffset">What was measured of the client's clock; null takes what was measured before.</param>
    /// <param name="cancellationToken">Ends the transaction.</param>
    public async Task<CommittedBatch> RunAsync(IReadOnlyList<Mutation> batch, TimeSpan? clockOffset, CancellationToken cancellationToken)
    {
        if (clockOffset is { } measured) _client.ClockOffsetMicroseconds = measured.Ticks / TimeSpan.TicksPerMicrosecond;
        MutationId? resumeAt = null;
        foreach (var mutation in batch)
        {
            if (mutation.Id > Next)
            {
                resumeAt = Next;
                break;
            }

            _results.Add(mutation.Id < Next
                ? new MutationResult(mutation.Id, MutationOutcome.Duplicate, _ledger.Head, null)
                : await TakeAsync(mutation, cancellationToken));
        }

        return new CommittedBatch(new SubmitResult(_stream, _results, resumeAt), _ledger.Changed.Select(c => c.Document).ToList(), _traces);
    }

    // A refused mutation uses up its number all the same: it would be refused again and hold up everything behind it.
    private async Task<MutationResult> TakeAsync(Mutation mutation, CancellationToken cancellationToken)
    {
        _client.LastMutation = mutation.Id.Value;
        if (EditCheck.Check(mutation) is { } malformed) return Refused(mutation, malformed);

        var offset = TimeSpan.FromMicroseconds(_client.ClockOffsetMicroseconds ?? 0);
        var editedAt = EditTime.Correct(mutation.EditedAt, offset, _client.LastEditedAt, _now);
        var decided = await _intake.DecideAsync(mutation, editedAt, cancellationToken);
        if (!decided.TryGet(out var changes, out var problem)) return Refused(mutation, problem);

        _client.LastEditedAt = editedAt;
        var mark = new MutationMark(_actor, new ClientId(_client.Client), mutation.Id, mutation.Trace, mutation.Name, editedAt, _now);
        await _ledger.TakeAsync(changes, mark, cancellationToken);
        if (changes.Count > 0) _traces.Add(mutation.Trace);
        return new MutationResult(mutation.Id, MutationOutcome.Accepted, _ledger.Head, null) { Lost = LostReport.Of(changes) };
    }

    private MutationResult Refused(Mutation mutation, Problem problem) => new(mutation.Id, MutationOutcome.Refused, _ledger.Head, problem);
}
