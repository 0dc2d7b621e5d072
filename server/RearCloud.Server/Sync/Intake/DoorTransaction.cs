using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server.Sync.Reading;
using RearCloud.Server.Sync.Streams;

namespace RearCloud.Server.Sync.Intake;

/// <summary>One run of the door's transaction over the submissions that wait for a stream: lock, take each in, write.</summary>
internal sealed class DoorTransaction
{
    private readonly IStreamWriting _writing;
    private readonly StreamLedger _ledger;
    private readonly IReadOnlyList<IEditCheck> _checks;
    private readonly DateTimeOffset _now;
    private readonly IReadOnlyDictionary<ClientId, ClientState> _known;
    private readonly Dictionary<ClientId, ClientState> _clients = [];

    private DoorTransaction(IStreamWriting writing, LockedStream locked, DateTimeOffset now)
    {
        _writing = writing;
        _ledger = new StreamLedger(writing, locked);
        _known = locked.Clients;
        _checks = [.. writing.Services.GetServices<IEditCheck>()];
        _now = now;
    }

    /// <summary>Takes in submissions to one stream, one behind the other, as if each had come alone.</summary>
    /// <param name="writing">The transaction.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="submissions">In the order in which they came.</param>
    /// <param name="now">The server's time.</param>
    /// <param name="cancellationToken">Ends the transaction.</param>
    public static async Task<CommittedGroup> RunAsync(
        IStreamWriting writing, StreamId stream, IReadOnlyList<Submission> submissions, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var clients = submissions.Select(s => s.Client).ToHashSet();
        var documents = submissions.SelectMany(s => s.Draft).SelectMany(m => m.Edits).Select(e => e.Key).ToHashSet();
        var transaction = new DoorTransaction(writing, await writing.LockAsync(stream, clients, documents, cancellationToken), now);
        var ledger = transaction._ledger;
        var from = ledger.Head;
        var batches = new List<CommittedBatch>(submissions.Count);
        foreach (var submission in submissions) batches.Add(await transaction.TakeAsync(submission, cancellationToken));
        transaction.Save(stream);
        var news = new StreamNews(from, ledger.State, ledger.Changed.Select(c => c.Document).ToList(), batches.SelectMany(b => b.Traces).ToList());
        return new CommittedGroup(batches, news);
    }

    private async Task<CommittedBatch> TakeAsync(Submission submission, CancellationToken cancellationToken)
    {
        var client = ClientOf(submission);
        var intake = new MutationIntake(submission.Stream, _ledger, _checks, submission.IsShared ? null : submission.Client);
        var batch = new BatchIntake(submission, client, _ledger, intake, _now);
        var committed = await batch.RunAsync(cancellationToken);
        _clients[submission.Client] = batch.Client;
        return committed;
    }

    private ClientState ClientOf(Submission submission) =>
        _clients.GetValueOrDefault(submission.Client)
        ?? _known.GetValueOrDefault(submission.Client)
        ?? new ClientState(submission.Client, default, null, DateTimeOffset.UnixEpoch, _now);

    private void Save(StreamId stream)
    {
        _ledger.Save();
        foreach (var client in _clients.Values) _writing.Save(stream, client);
    }
}
