using RearCloud.Core;
using RearCloud.Core.Edits;
using RearCloud.Core.Validation;
using RearCloud.Server.Sync.Streams;

namespace RearCloud.Server.Sync.Intake;

/// <summary>Takes one submission into a locked stream: number, decide, note what is to be written.</summary>
internal sealed class BatchIntake(Submission submission, ClientState client, StreamLedger ledger, MutationIntake intake, DateTimeOffset now)
{
    private readonly List<MutationResult> _results = [];
    private readonly List<TraceId> _traces = [];

    /// <summary>The client as the submission leaves it.</summary>
    public ClientState Client { get; private set; } = client with { ClockOffset = submission.ClockOffset ?? client.ClockOffset, SeenAt = now };

    private MutationId Next => Client.LastMutation.Next;

    /// <summary>Takes in the mutations up to the first whose number does not fit: it lies beyond a hole, or belongs to another edit.</summary>
    public async Task<CommittedBatch> RunAsync(CancellationToken cancellationToken)
    {
        var mutations = submission.Number(Next);
        MutationId? resumeAt = null;
        foreach (var mutation in mutations)
        {
            var result = mutation.Id == Next ? await TakeAsync(mutation, cancellationToken) : Client.Answers.Repeat(mutation);
            // Beyond a hole, or a number that a copy of the client gave to another edit.
            if (result is null)
            {
                resumeAt = Next;
                break;
            }

            _results.Add(result);
        }

        return new CommittedBatch(submission.Client, mutations, new SubmitResult(submission.Stream, _results, resumeAt), _traces);
    }

    // A refused mutation uses up its number all the same: it would be refused again and hold up everything behind it.
    private async Task<MutationResult> TakeAsync(Mutation mutation, CancellationToken cancellationToken)
    {
        Client = Client with { LastMutation = mutation.Id };
        var result = await JudgeAsync(mutation, cancellationToken);
        if (!submission.IsShared) Client = Client with { Answers = Client.Answers.With(new ToldAnswer(mutation.Trace, result), _results.Count + 1) };
        return result;
    }

    private async Task<MutationResult> JudgeAsync(Mutation mutation, CancellationToken cancellationToken)
    {
        if (EditCheck.Check(mutation) is { } malformed) return Refused(mutation, malformed);

        var editedAt = EditTime.Correct(mutation.EditedAt, Client.ClockOffset ?? TimeSpan.Zero, Client.LastEditedAt, now);
        var decided = await intake.DecideAsync(mutation, editedAt, cancellationToken);
        if (!decided.TryGet(out var changes, out var problem)) return Refused(mutation, problem);

        Client = Client with { LastEditedAt = editedAt };
        ledger.Take(changes, new MutationMark(submission.Actor, Client.Client, mutation.Id, mutation.Trace, mutation.Name, editedAt, now));
        if (changes.Count > 0) _traces.Add(mutation.Trace);
        return new MutationResult(mutation.Id, MutationOutcome.Accepted, ledger.Head, null) { Lost = LostReport.Of(changes) };
    }

    private MutationResult Refused(Mutation mutation, Problem problem) => new(mutation.Id, MutationOutcome.Refused, ledger.Head, problem);
}
