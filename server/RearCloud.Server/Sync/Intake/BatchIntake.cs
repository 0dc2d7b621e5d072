using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Validation;
using RearCloud.Server.Sync.Streams;

namespace RearCloud.Server.Sync.Intake;

/// <summary>One run of the door's transaction over a batch: lock, number, decide, write.</summary>
internal sealed class BatchIntake
{
    private readonly Actor _actor;
    private readonly StreamId _stream;
    private readonly IStreamWriting _writing;
    private readonly StreamLedger _ledger;
    private readonly MutationIntake _intake;
    private readonly DateTimeOffset _now;
    private readonly List<MutationResult> _results = [];
    private readonly List<TraceId> _traces = [];
    private readonly bool _isShared;
    private ClientState _client;

    private BatchIntake(IStreamWriting writing, Actor actor, StreamId stream, ClientState client, StreamLedger ledger, MutationIntake intake, bool isShared, DateTimeOffset now)
    {
        _writing = writing;
        _actor = actor;
        _stream = stream;
        _client = client;
        _ledger = ledger;
        _intake = intake;
        _isShared = isShared;
        _now = now;
    }

    /// <summary>Locks the stream and finds the client's place in it.</summary>
    /// <param name="writing">The transaction.</param>
    /// <param name="actor">Who submits.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="client">Whose numbers count.</param>
    /// <param name="isShared">True if independent makers share the client id, so that none has seen the others' changes.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="cancellationToken">Ends the transaction.</param>
    public static async Task<BatchIntake> BeginAsync(
        IStreamWriting writing, Actor actor, StreamId stream, ClientId client, bool isShared, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ledger = await StreamLedger.LockAsync(writing, stream, cancellationToken);
        var known = await writing.FindClientAsync(stream, client, cancellationToken);
        var place = known ?? new ClientState(client, default, null, DateTimeOffset.UnixEpoch, now);
        var intake = new MutationIntake(stream, ledger, writing.Services.GetServices<IEditCheck>(), isShared ? null : client);
        return new BatchIntake(writing, actor, stream, place, ledger, intake, isShared, now);
    }

    /// <summary>The number that the client's next mutation must have.</summary>
    public MutationId Next => _client.LastMutation.Next;

    /// <summary>Takes in the mutations up to the first whose number does not fit: it lies beyond a hole, or belongs to another edit.</summary>
    /// <param name="batch">Mutations in the order of their numbers.</param>
    /// <param name="clockOffset">What was measured of the client's clock; null takes what was measured before.</param>
    /// <param name="cancellationToken">Ends the transaction.</param>
    public async Task<CommittedBatch> RunAsync(IReadOnlyList<Mutation> batch, TimeSpan? clockOffset, CancellationToken cancellationToken)
    {
        _client = _client with { ClockOffset = clockOffset ?? _client.ClockOffset, SeenAt = _now };
        MutationId? resumeAt = null;
        foreach (var mutation in batch)
        {
            var result = mutation.Id == Next ? await TakeAsync(mutation, cancellationToken) : _client.Answers.Repeat(mutation);
            // Beyond a hole, or a number that a copy of the client gave to another edit.
            if (result is null)
            {
                resumeAt = Next;
                break;
            }

            _results.Add(result);
        }

        _ledger.Save();
        _writing.Save(_stream, _client);
        return new CommittedBatch(new SubmitResult(_stream, _results, resumeAt), _ledger.Changed.Select(c => c.Document).ToList(), _traces);
    }

    // A refused mutation uses up its number all the same: it would be refused again and hold up everything behind it.
    private async Task<MutationResult> TakeAsync(Mutation mutation, CancellationToken cancellationToken)
    {
        _client = _client with { LastMutation = mutation.Id };
        var result = await JudgeAsync(mutation, cancellationToken);
        if (!_isShared) _client = _client with { Answers = _client.Answers.With(new ToldAnswer(mutation.Trace, result), _results.Count + 1) };
        return result;
    }

    private async Task<MutationResult> JudgeAsync(Mutation mutation, CancellationToken cancellationToken)
    {
        if (EditCheck.Check(mutation) is { } malformed) return Refused(mutation, malformed);

        var editedAt = EditTime.Correct(mutation.EditedAt, _client.ClockOffset ?? TimeSpan.Zero, _client.LastEditedAt, _now);
        var decided = await _intake.DecideAsync(mutation, editedAt, cancellationToken);
        if (!decided.TryGet(out var changes, out var problem)) return Refused(mutation, problem);

        _client = _client with { LastEditedAt = editedAt };
        _ledger.Take(changes, new MutationMark(_actor, _client.Client, mutation.Id, mutation.Trace, mutation.Name, editedAt, _now));
        if (changes.Count > 0) _traces.Add(mutation.Trace);
        return new MutationResult(mutation.Id, MutationOutcome.Accepted, _ledger.Head, null) { Lost = LostReport.Of(changes) };
    }

    private MutationResult Refused(Mutation mutation, Problem problem) => new(mutation.Id, MutationOutcome.Refused, _ledger.Head, problem);
}
