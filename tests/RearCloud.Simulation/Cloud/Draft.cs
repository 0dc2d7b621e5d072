using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Merging;
using RearCloud.Core.Replicas;
using RearCloud.Server.Sync.Streams;
using RearCloud.Simulation.Stories;

namespace RearCloud.Simulation.Cloud;

/// <summary>One write transaction on a copy of the database.</summary>
internal sealed class Draft(NodeStore store, Database database, DatabaseState begun) : IStreamWriting
{
    private static readonly ServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();

    private readonly DatabaseState _begun = begun;

    public DatabaseState State { get; private set; } = begun;

    public IServiceProvider Services => NoServices;

    public Task<LockedStream> LockAsync(
        StreamId stream, IReadOnlyCollection<ClientId> clients, IReadOnlyCollection<DocumentKey> documents, CancellationToken cancellationToken)
    {
        store.Pass(StoragePoint.Inside);
        State = State with { Stream = State.Stream ?? new StreamState(stream, database.NewEpoch(), default, default, default, StreamSums.Empty, 0) };
        var knownClients = clients.Where(_begun.Clients.ContainsKey)
            .ToDictionary(client => client, client => _begun.Clients[client] with { Answers = Remembered(client, _begun.Clients[client].Answers) });
        var knownDocuments = documents.Where(_begun.Documents.ContainsKey).ToDictionary(key => key, key => _begun.Documents[key]);
        return Task.FromResult(new LockedStream(State.Stream, knownClients, knownDocuments));
    }

    private ClientAnswers Remembered(ClientId client, ClientAnswers answers) => database.Bug switch
    {
        PlantedBug.TwinsTakenForRepeats => new ClientAnswers([.. answers.Newest.Select(a => a with { Trace = database.LastSubmitted(client, a.Result.Id) ?? a.Trace })]),
        PlantedBug.RefusalSaidOnce => new ClientAnswers([.. answers.Newest.Select(a => a with { Result = a.Result with { Outcome = MutationOutcome.Accepted, Problem = null } })]),
        PlantedBug.LossSaidOnce => new ClientAnswers([.. answers.Newest.Select(a => a with { Result = a.Result with { Lost = [] } })]),
        _ => answers,
    };

    public Task<bool> IsOnlyOwnAsync(StreamId stream, Document document, Sequence after, ClientId client, CancellationToken cancellationToken)
    {
        store.Pass(StoragePoint.Inside);
        var since = _begun.History.Where(e => e.Change.Edit.Key == document.Key && e.Change.Sequence > after && e.Change.After is not null).ToList();
        return Task.FromResult(database.Bug switch
        {
            PlantedBug.EverythingCountsAsOwn => true,
            PlantedBug.NothingCountsAsOwn => false,
            _ => since.Count > 0 && since.TrueForAll(e => e.Mark.Client == client),
        });
    }

    public Task<IReadOnlySet<long>> OwnAmongAsync(StreamId stream, IReadOnlyCollection<long> places, ClientId client, CancellationToken cancellationToken)
    {
        store.Pass(StoragePoint.Inside);
        return Task.FromResult<IReadOnlySet<long>>(
            _begun.History.Where(e => e.Mark.Client == client && places.Contains(e.Change.Sequence.Value)).Select(e => e.Change.Sequence.Value).ToHashSet());
    }

    public void Save(StreamState stream)
    {
        store.Pass(StoragePoint.Inside);
        State = State with { Stream = stream };
    }

    public void Save(StreamId stream, ClientState client)
    {
        store.Pass(StoragePoint.Inside);
        State = State with { Clients = State.Clients.SetItem(client.Client, client) };
    }

    public void Save(StreamId stream, StoredDocument document, DateTimeOffset changedAt)
    {
        store.Pass(StoragePoint.Inside);
        var stored = database.Bug == PlantedBug.StampsNotStored ? document with { Stamps = FieldStamps.Empty } : document;
        State = State with { Documents = State.Documents.SetItem(document.Document.Key, stored) };
    }

    public void Append(StreamId stream, AcceptedChange change, MutationMark mark)
    {
        store.Pass(StoragePoint.Inside);
        if (database.Bug == PlantedBug.HistoryWithHoles && change.Sequence.Value % 13 == 0) return;
        State = State with { History = State.History.Add(new HistoryEntry(change, mark)) };
    }
}
