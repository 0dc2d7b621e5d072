using Microsoft.EntityFrameworkCore;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Sync.Streams.Rows;

/// <summary>Writes rows inside a transaction of the database; they are sent when it commits.</summary>
internal sealed class RowWriting(StorageScope scope) : IStreamWriting
{
    private readonly RearCloudDb _db = scope.Db;

    public IServiceProvider Services => scope.Services;

    public async Task<StreamState> LockAsync(StreamId stream, CancellationToken cancellationToken)
    {
        // An update takes the row lock in both databases. How far the counter moves is known only after the merge, under the lock.
        var id = stream.Value;
        while (true)
        {
            var rows = await _db.Set<StreamRow>()
                .FromSql($"UPDATE streams SET seq = seq + 0 WHERE id = {id} RETURNING id, epoch, seq, floor, history_floor, sums, live_documents")
                .AsTracking()
                .ToListAsync(cancellationToken);
            if (rows is [var row]) return row.ToState();
            await BearAsync(_db, stream, cancellationToken);
        }
    }

    public async Task<ClientState?> FindClientAsync(StreamId stream, ClientId client, CancellationToken cancellationToken) =>
        (await _db.Set<ClientRow>().FindAsync([stream.Value, client.Value], cancellationToken))?.ToState();

    public async Task<StoredDocument?> FindAsync(StreamId stream, DocumentKey key, CancellationToken cancellationToken) =>
        await _db.Set<DocumentRow>().FindAsync([stream.Value, key.Kind.Name, key.Id.Value], cancellationToken) is { } row
            ? new StoredDocument(row.ToDocument(), StampsText.Read(row.Stamps))
            : null;

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

    public void Save(StreamState stream) => Tracked<StreamRow>(stream.Id.Value)!.Take(stream);

    public void Save(StreamId stream, ClientState client)
    {
        var row = Tracked<ClientRow>(stream.Value, client.Client.Value);
        if (row is null) _db.Add(row = new ClientRow { Stream = stream.Value, Client = client.Client.Value });
        row.Take(client);
    }

    public void Save(StreamId stream, StoredDocument document, DateTimeOffset changedAt)
    {
        var key = document.Document.Key;
        var row = Tracked<DocumentRow>(stream.Value, key.Kind.Name, key.Id.Value);
        if (row is null) _db.Add(row = new DocumentRow { Stream = stream.Value, Kind = key.Kind.Name, Id = key.Id.Value, Body = "", Stamps = "" });
        row.Take(document, changedAt);
    }

    public void Append(StreamId stream, AcceptedChange change, MutationMark mark) => _db.Add(ChangeRow.Of(stream, change, mark));

    /// <summary>Gives a stream its row and epoch unless it has them; of two at the same time one wins.</summary>
    public static Task BearAsync(RearCloudDb db, StreamId stream, CancellationToken cancellationToken)
    {
        var id = stream.Value;
        var epoch = Guid.NewGuid().ToString("n");
        return db.Database.ExecuteSqlAsync(
            $"INSERT INTO streams (id, epoch, seq, floor, history_floor, sums, live_documents) VALUES ({id}, {epoch}, 0, 0, 0, '', 0) ON CONFLICT (id) DO NOTHING",
            cancellationToken);
    }

    // The row that this transaction has read or added; nothing is looked up.
    private T? Tracked<T>(params object[] key)
        where T : class => _db.Set<T>().Local.FindEntryUntyped(key)?.Entity;
}
