using Microsoft.EntityFrameworkCore;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Sync.Streams.Rows;

/// <summary>
/// Writes rows inside a transaction of the database: one way there takes the lock and reads all that is asked for, one writes. Whoever edits the same
/// stream waits as long as these take.
/// </summary>
internal sealed class RowWriting(StorageScope scope) : IStreamWriting
{
    private readonly RearCloudDb _db = scope.Db;
    private readonly List<ChangeRow> _changes = [];
    private readonly Dictionary<DocumentKey, DocumentRow> _documents = [];
    private readonly Dictionary<ClientId, ClientRow> _clients = [];
    private StreamState? _stream;

    public IServiceProvider Services => scope.Services;

    public async Task<LockedStream> LockAsync(
        StreamId stream, IReadOnlyCollection<ClientId> clients, IReadOnlyCollection<DocumentKey> documents, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await TryLockAsync(stream, clients, documents, cancellationToken) is { } locked) return locked;
            var bear = new StatementBatch(_db);
            RowStatements.Bear(bear, stream);
            await bear.RunAsync(cancellationToken);
        }
    }

    public async Task<bool> IsOnlyOwnAsync(StreamId stream, Document document, Sequence after, ClientId client, CancellationToken cancellationToken)
    {
        var key = document.Key;
        var since = _db.Set<ChangeRow>().AsNoTracking()
            .Where(c => c.Stream == stream.Value && c.Kind == key.Kind.Name && c.Id == key.Id.Value && c.Seq > after.Value);
        var foreign = await since.MaxAsync(c => (int?)(c.Client == client.Value ? 0 : 1), cancellationToken);
        if (foreign != 1) return foreign == 0;

        var walk = new EffectWalk(document.Version);
        await foreach (var change in since.OrderByDescending(c => c.Seq).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (walk.Back(change) && change.Client != client.Value) return false;
        }

        return true;
    }

    public async Task<IReadOnlySet<long>> OwnAmongAsync(StreamId stream, IReadOnlyCollection<long> places, ClientId client, CancellationToken cancellationToken) =>
        (await _db.Set<ChangeRow>()
            .Where(c => c.Stream == stream.Value && places.Contains(c.Seq) && c.Client == client.Value)
            .Select(c => c.Seq)
            .ToListAsync(cancellationToken)).ToHashSet();

    public void Save(StreamState stream) => _stream = stream;

    public void Save(StreamId stream, ClientState client) => _clients[client.Client] = ClientRow.Of(stream, client);

    public void Save(StreamId stream, StoredDocument document, DateTimeOffset changedAt) => _documents[document.Document.Key] = DocumentRow.Of(stream, document, changedAt);

    public void Append(StreamId stream, AcceptedChange change, MutationMark mark) => _changes.Add(ChangeRow.Of(stream, change, mark));

    /// <summary>Writes what was saved; the last step before the commit.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var batch = new StatementBatch(_db);
        foreach (var change in _changes) RowStatements.Append(batch, change);
        foreach (var document in _documents.Values) RowStatements.Save(batch, document);
        foreach (var client in _clients.Values) RowStatements.Save(batch, client);
        if (_stream is { } stream) RowStatements.Save(batch, stream);
        await batch.RunAsync(cancellationToken);
    }

    private async Task<LockedStream?> TryLockAsync(
        StreamId stream, IReadOnlyCollection<ClientId> clients, IReadOnlyCollection<DocumentKey> documents, CancellationToken cancellationToken)
    {
        StreamState? state = null;
        var knownClients = new Dictionary<ClientId, ClientState>();
        var knownDocuments = new Dictionary<DocumentKey, StoredDocument>();
        var batch = new StatementBatch(_db);
        // The lock first: each statement sees what was committed when it begins.
        RowStatements.Lock(batch, stream, row => state = row.ToState());
        foreach (var client in clients) RowStatements.Find(batch, stream, client, row => knownClients.Add(client, row.ToState()));
        foreach (var key in documents) RowStatements.Find(batch, stream, key, row => knownDocuments.Add(key, new StoredDocument(row.ToDocument(), StampsText.Read(row.Stamps))));
        await batch.RunAsync(cancellationToken);
        return state is null ? null : new LockedStream(state, knownClients, knownDocuments);
    }
}
