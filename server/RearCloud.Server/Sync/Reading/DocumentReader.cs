using System.Text;
using Microsoft.EntityFrameworkCore;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync.Intake;

namespace RearCloud.Server.Sync.Reading;

/// <summary>Reads committed streams.</summary>
internal sealed class DocumentReader(IStorage storage) : IDocumentReader
{
    /// <summary>Bytes of bodies in one delta; with the envelope, and in base 64, it stays below <see cref="Limits.FrameBytes"/>.</summary>
    internal const int BytesPerDelta = Limits.FrameBytes / 2;

    /// <summary>Traces in one delta; those of the newest changes.</summary>
    private const int TracesPerDelta = 256;

    public async Task<Delta> PullAsync(StreamCookie cookie, ClientId? client, CancellationToken cancellationToken)
    {
        await EnsureAsync(cookie.Stream, cancellationToken);
        return await storage.ReadAsync((db, ct) => PullAsync(db, cookie, client, ct), cancellationToken);
    }

    public Task<IReadOnlyList<Document>> ListAsync(StreamId stream, DocumentKind? kind, bool includeDeleted, CancellationToken cancellationToken) =>
        storage.ReadAsync<IReadOnlyList<Document>>(async (db, ct) =>
        {
            var rows = db.Set<DocumentRow>().AsNoTracking().Where(d => d.Stream == stream.Value && (includeDeleted || !d.IsDeleted));
            if (kind is { } only) rows = rows.Where(d => d.Kind == only.Name);
            return (await rows.OrderBy(d => d.Kind).ThenBy(d => d.Id).ToListAsync(ct)).ConvertAll(d => d.ToDocument());
        }, cancellationToken);

    public Task<Document?> FindAsync(StreamId stream, DocumentKey key, CancellationToken cancellationToken) =>
        storage.ReadAsync(async (db, ct) =>
        {
            var row = await db.Set<DocumentRow>().AsNoTracking()
                .SingleOrDefaultAsync(d => d.Stream == stream.Value && d.Kind == key.Kind.Name && d.Id == key.Id.Value, ct);
            return row?.ToDocument();
        }, cancellationToken);

    public async Task<StreamCookie> HeadAsync(StreamId stream, CancellationToken cancellationToken)
    {
        var row = await EnsureAsync(stream, cancellationToken);
        return new StreamCookie(stream, row.Epoch, new Sequence(row.Seq));
    }

    public Task<MutationId> LastMutationAsync(StreamId stream, ClientId client, CancellationToken cancellationToken) =>
        storage.ReadAsync((db, ct) => LastMutationAsync(db, stream, client, ct), cancellationToken);

    // A stream that nobody used yet gets its epoch before it is read, so that every reader hears the same one.
    private async Task<StreamRow> EnsureAsync(StreamId stream, CancellationToken cancellationToken)
    {
        var row = await storage.ReadAsync((db, ct) => RowAsync(db, stream, ct), cancellationToken);
        return row ?? await storage.WriteAsync(async (scope, ct) =>
        {
            await StreamBirth.EnsureAsync(scope.Db, stream, ct);
            return (await RowAsync(scope.Db, stream, ct))!;
        }, cancellationToken);
    }

    private static Task<StreamRow?> RowAsync(RearCloudDb db, StreamId stream, CancellationToken cancellationToken) =>
        db.Set<StreamRow>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == stream.Value, cancellationToken);

    private static async Task<Delta> PullAsync(RearCloudDb db, StreamCookie cookie, ClientId? client, CancellationToken cancellationToken)
    {
        var row = (await RowAsync(db, cookie.Stream, cancellationToken))!;
        var isReset = cookie.Epoch != row.Epoch || cookie.Sequence.Value > row.Seq || cookie.Sequence < Sequence.Zero;
        var from = isReset ? Sequence.Zero : cookie.Sequence;
        var (documents, hasMore) = await PageAsync(db, cookie.Stream, from, cancellationToken);
        var to = hasMore ? documents[^1].Version : new Sequence(row.Seq);
        return new Delta(
            cookie.Stream,
            row.Epoch,
            isReset,
            from,
            to,
            documents,
            await DealtWithAsync(db, cookie.Stream, client, from, hasMore, cancellationToken),
            hasMore ? null : new StreamChecksum(unchecked((ulong)row.Checksum)),
            hasMore,
            await TracesAsync(db, cookie.Stream, from, to, cancellationToken));
    }

    private static async Task<(IReadOnlyList<Document> Documents, bool HasMore)> PageAsync(
        RearCloudDb db, StreamId stream, Sequence after, CancellationToken cancellationToken)
    {
        var page = new List<Document>();
        var bytes = 0;
        var rows = db.Set<DocumentRow>().AsNoTracking()
            .Where(d => d.Stream == stream.Value && d.Version > after.Value)
            .OrderBy(d => d.Version)
            .Take(Limits.DocumentsPerDelta + 1)
            .AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            bytes += Encoding.UTF8.GetByteCount(row.Body);
            if (page.Count == Limits.DocumentsPerDelta || (page.Count > 0 && bytes > BytesPerDelta)) return (page, true);
            page.Add(row.ToDocument());
        }

        return (page, false);
    }

    // A page that is not the last may miss what the reader's own edits became, because it was changed again since: until the last page the
    // reader keeps showing its waiting edits.
    private static async Task<MutationId> DealtWithAsync(
        RearCloudDb db, StreamId stream, ClientId? client, Sequence from, bool hasMore, CancellationToken cancellationToken)
    {
        if (client is null) return default;
        if (hasMore)
        {
            var name = client.Value.Value;
            var first = await db.Set<ChangeRow>()
                .Where(c => c.Stream == stream.Value && c.Seq > from.Value && c.Client == name)
                .MinAsync(c => (long?)c.Mutation, cancellationToken);
            if (first is { } notYet) return new MutationId(notYet - 1);
        }

        return await LastMutationAsync(db, stream, client.Value, cancellationToken);
    }

    private static async Task<MutationId> LastMutationAsync(RearCloudDb db, StreamId stream, ClientId client, CancellationToken cancellationToken) =>
        new(await db.Set<ClientRow>()
            .Where(c => c.Stream == stream.Value && c.Client == client.Value)
            .Select(c => c.LastMutation)
            .SingleOrDefaultAsync(cancellationToken));

    private static async Task<IReadOnlyList<TraceId>> TracesAsync(RearCloudDb db, StreamId stream, Sequence from, Sequence to, CancellationToken cancellationToken)
    {
        if (from == to) return [];
        var newestFirst = await db.Set<ChangeRow>()
            .Where(c => c.Stream == stream.Value && c.Seq > from.Value && c.Seq <= to.Value)
            .OrderByDescending(c => c.Seq)
            .Take(TracesPerDelta)
            .Select(c => c.Trace)
            .ToListAsync(cancellationToken);
        return newestFirst.Distinct().Reverse().Select(t => new TraceId(t)).ToList();
    }
}
