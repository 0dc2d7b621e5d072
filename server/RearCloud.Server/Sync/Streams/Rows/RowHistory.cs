using Microsoft.EntityFrameworkCore;
using RearCloud.Core.Documents;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Sync.Streams.Rows;

/// <summary>Reads changes inside a transaction of the database.</summary>
internal sealed class RowHistory(RearCloudDb db)
{
    /// <summary>The newest changes of a document, or of all, before a place, the newest first.</summary>
    public async Task<IReadOnlyList<PastChange>> BeforeAsync(StreamId stream, DocumentKey? key, Sequence? before, int most, CancellationToken cancellationToken)
    {
        var rows = Of(stream, key);
        if (before is { } place) rows = rows.Where(c => c.Seq < place.Value);
        return (await rows.OrderByDescending(c => c.Seq).Take(most).ToListAsync(cancellationToken)).ConvertAll(c => c.ToChange());
    }

    /// <summary>Every change of a document after a place, the newest first; one at a time.</summary>
    public IAsyncEnumerable<PastChange> After(StreamId stream, DocumentKey key, Sequence after) =>
        Of(stream, key).Where(c => c.Seq > after.Value).OrderByDescending(c => c.Seq).AsAsyncEnumerable().Select(c => c.ToChange());

    public async Task<PastChange?> FindAsync(StreamId stream, Sequence at, CancellationToken cancellationToken) =>
        (await Of(stream, null).SingleOrDefaultAsync(c => c.Seq == at.Value, cancellationToken))?.ToChange();

    public Task<bool> AnyAsync(StreamId stream, DocumentKey key, CancellationToken cancellationToken) => Of(stream, key).AnyAsync(cancellationToken);

    private IQueryable<ChangeRow> Of(StreamId stream, DocumentKey? key)
    {
        var rows = db.Set<ChangeRow>().AsNoTracking().Where(c => c.Stream == stream.Value);
        return key is { } only ? rows.Where(c => c.Kind == only.Kind.Name && c.Id == only.Id.Value) : rows;
    }
}
