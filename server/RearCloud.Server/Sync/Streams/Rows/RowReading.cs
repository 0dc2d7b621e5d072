using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Sync.Streams.Rows;

/// <summary>Reads rows inside a transaction of the database.</summary>
internal sealed class RowReading(RearCloudDb db) : IStreamReading
{
    public async Task<StreamState?> FindAsync(StreamId stream, CancellationToken cancellationToken) =>
        (await db.Set<StreamRow>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == stream.Value, cancellationToken))?.ToState();

    public async IAsyncEnumerable<Document> AfterAsync(
        StreamId stream, DocumentView view, Sequence after, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = db.Set<DocumentRow>().AsNoTracking().Where(d => d.Stream == stream.Value && d.Version > after.Value);
        if (!view.IsAll)
        {
            var kinds = view.Kinds.Select(k => k.Name).ToList();
            rows = rows.Where(d => kinds.Contains(d.Kind));
        }

        // Without the stamps: they may be longer than the body.
        var found = rows.OrderBy(d => d.Version).Take(most).Select(d => new DocumentRow
        {
            Stream = d.Stream, Kind = d.Kind, Id = d.Id, Body = d.Body, Version = d.Version, IsDeleted = d.IsDeleted, Stamps = "",
        });
        await foreach (var row in found.AsAsyncEnumerable().WithCancellation(cancellationToken)) yield return row.ToDocument();
    }

    public async Task<IReadOnlyList<Document>> ListAsync(StreamId stream, DocumentKind? kind, bool includeDeleted, CancellationToken cancellationToken)
    {
        var rows = db.Set<DocumentRow>().AsNoTracking().Where(d => d.Stream == stream.Value && (includeDeleted || !d.IsDeleted));
        if (kind is { } only) rows = rows.Where(d => d.Kind == only.Name);
        return (await rows.OrderBy(d => d.Kind).ThenBy(d => d.Id).ToListAsync(cancellationToken)).ConvertAll(d => d.ToDocument());
    }

    public async Task<Document?> FindAsync(StreamId stream, DocumentKey key, CancellationToken cancellationToken)
    {
        var row = await db.Set<DocumentRow>().AsNoTracking()
            .SingleOrDefaultAsync(d => d.Stream == stream.Value && d.Kind == key.Kind.Name && d.Id == key.Id.Value, cancellationToken);
        return row?.ToDocument();
    }

    public async Task<MutationId> LastMutationAsync(StreamId stream, ClientId client, CancellationToken cancellationToken) =>
        new(await db.Set<ClientRow>()
            .Where(c => c.Stream == stream.Value && c.Client == client.Value)
            .Select(c => c.LastMutation)
            .SingleOrDefaultAsync(cancellationToken));

    public async Task<IReadOnlyList<TraceId>> TracesAsync(StreamId stream, Sequence from, Sequence to, CancellationToken cancellationToken)
    {
        var traces = await db.Set<ChangeRow>()
            .Where(c => c.Stream == stream.Value && c.Seq > from.Value && c.Seq <= to.Value)
            .OrderBy(c => c.Seq)
            .Select(c => c.Trace)
            .ToListAsync(cancellationToken);
        return traces.Distinct().Select(t => new TraceId(t)).ToList();
    }
}
