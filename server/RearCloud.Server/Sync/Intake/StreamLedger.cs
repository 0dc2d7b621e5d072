using Microsoft.EntityFrameworkCore;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Sync.Intake;

/// <summary>
/// A stream inside the transaction that has locked its row: what its documents are, and what is written when the transaction commits.
/// Invariant: <c>Head</c> is the sequence of the last change taken, and no other transaction moves it before the commit.
/// </summary>
internal sealed class StreamLedger
{
    private readonly RearCloudDb _db;
    private readonly StreamRow _row;
    private readonly Dictionary<DocumentKey, StoredDocument> _changed = [];
    private readonly HashSet<long> _own = [];

    private StreamLedger(RearCloudDb db, StreamRow row)
    {
        _db = db;
        _row = row;
    }

    public Sequence Head => new(_row.Seq);

    public int LiveDocuments => _row.LiveDocuments;

    /// <summary>The documents that this transaction changed, as they stand now.</summary>
    public IReadOnlyCollection<StoredDocument> Changed => _changed.Values;

    /// <summary>Locks the stream's row to the end of the transaction; a stream begins at its first use.</summary>
    public static async Task<StreamLedger> LockAsync(RearCloudDb db, StreamId stream, CancellationToken cancellationToken)
    {
        // An update takes the row lock in both databases. How far the counter moves is known only after the merge, under the lock.
        var id = stream.Value;
        while (true)
        {
            var rows = await db.Set<StreamRow>()
                .FromSql($"UPDATE streams SET seq = seq + 0 WHERE id = {id} RETURNING id, epoch, seq, checksum, live_documents")
                .AsTracking()
                .ToListAsync(cancellationToken);
            if (rows is [var row]) return new StreamLedger(db, row);
            await StreamBirth.EnsureAsync(db, stream, cancellationToken);
        }
    }

    public async Task<StoredDocument?> FindAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        if (_changed.TryGetValue(key, out var changed)) return changed;
        return await FindRowAsync(key, cancellationToken) is { } row ? new StoredDocument(row.ToDocument(), StampsText.Read(row.Stamps)) : null;
    }

    /// <summary>True if somebody other than the client changed the document after <paramref name="after"/>.</summary>
    public Task<bool> HasForeignChangeAsync(DocumentKey key, Sequence after, ClientId? client, CancellationToken cancellationToken)
    {
        var own = client?.Value;
        return _db.Set<ChangeRow>().AnyAsync(
            c => c.Stream == _row.Id && c.Kind == key.Kind.Name && c.Id == key.Id.Value && c.Seq > after.Value && c.Client != own,
            cancellationToken);
    }

    /// <summary>Those of the sequences at which the client itself made the change, in this transaction or before.</summary>
    public async Task<IReadOnlySet<long>> OwnAmongAsync(IReadOnlyCollection<long> sequences, ClientId? client, CancellationToken cancellationToken)
    {
        var own = sequences.Where(_own.Contains).ToHashSet();
        if (client is null || own.Count == sequences.Count) return own;
        var name = client.Value.Value;
        own.UnionWith(await _db.Set<ChangeRow>()
            .Where(c => c.Stream == _row.Id && sequences.Contains(c.Seq) && c.Client == name)
            .Select(c => c.Seq)
            .ToListAsync(cancellationToken));
        return own;
    }

    /// <summary>Takes the changes of one mutation, in order; the first has the sequence after <see cref="Head"/>.</summary>
    public async Task TakeAsync(IReadOnlyList<AcceptedChange> changes, MutationMark mark, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            if (change.Sequence != Head.Next) throw new InvalidOperationException($"Change {change.Sequence} does not follow {Head}.");
            if (change.After is not null) await WriteAsync(change.After, cancellationToken);
            _db.Add(ToRow(change, mark));
            _row.Seq = change.Sequence.Value;
            _own.Add(change.Sequence.Value);
        }
    }

    private async Task WriteAsync(StoredDocument after, CancellationToken cancellationToken)
    {
        var before = await FindAsync(after.Document.Key, cancellationToken);
        var checksum = new StreamChecksum(unchecked((ulong)_row.Checksum));
        if (before is not null) checksum = checksum.Toggle(before.Document);
        _row.Checksum = unchecked((long)checksum.Toggle(after.Document).Value);
        _row.LiveDocuments += LiveOf(after.Document) - LiveOf(before?.Document);

        var row = await FindRowAsync(after.Document.Key, cancellationToken);
        if (row is null)
        {
            _db.Add(DocumentRow.Of(_row.Id, after));
        }
        else
        {
            row.Take(after);
        }

        _changed[after.Document.Key] = after;
    }

    private async Task<DocumentRow?> FindRowAsync(DocumentKey key, CancellationToken cancellationToken) =>
        await _db.Set<DocumentRow>().FindAsync([_row.Id, key.Kind.Name, key.Id.Value], cancellationToken);

    private ChangeRow ToRow(AcceptedChange change, MutationMark mark) => new()
    {
        Stream = _row.Id,
        Seq = change.Sequence.Value,
        Kind = change.Edit.Key.Kind.Name,
        Id = change.Edit.Key.Id.Value,
        Edit = ChangeText.Write(change.Edit, change.Lost),
        Client = mark.Client.Value,
        Mutation = mark.Id.Value,
        Account = mark.Actor.AccountId,
        Device = mark.Actor.DeviceId,
        Trace = mark.Trace.Value,
        GroupName = mark.Name,
        EditedAt = mark.EditedAt,
        AcceptedAt = mark.AcceptedAt,
    };

    private static int LiveOf(Document? document) => document is { IsDeleted: false } ? 1 : 0;
}
