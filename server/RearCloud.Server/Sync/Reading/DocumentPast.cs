using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Merging;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync.Streams.Rows;

namespace RearCloud.Server.Sync.Reading;

/// <summary>Reads the kept changes, and walks documents back through them.</summary>
internal sealed class DocumentPast(IStorage storage) : IDocumentPast
{
    public Task<IReadOnlyList<PastChange>> ListAsync(StreamId stream, DocumentKey? key, Sequence? before, int most, CancellationToken cancellationToken) =>
        storage.ReadAsync((db, ct) => new RowHistory(db).BeforeAsync(stream, key, before, most, ct), cancellationToken);

    public Task<PastChange?> FindChangeAsync(StreamId stream, Sequence at, CancellationToken cancellationToken) =>
        storage.ReadAsync((db, ct) => new RowHistory(db).FindAsync(stream, at, ct), cancellationToken);

    public Task<Result<Document>> FindAsync(StreamId stream, DocumentKey key, Sequence at, CancellationToken cancellationToken) =>
        storage.ReadAsync((db, ct) => FindAsync(db, stream, key, at, ct), cancellationToken);

    private static async Task<Result<Document>> FindAsync(RearCloudDb db, StreamId stream, DocumentKey key, Sequence at, CancellationToken cancellationToken)
    {
        var reading = new RowReading(db);
        var history = new RowHistory(db);
        var state = await reading.FindAsync(stream, cancellationToken);
        var today = await reading.FindAsync(stream, key, cancellationToken);
        if (today is null && !await history.AnyAsync(stream, key, cancellationToken)) return PastProblems.Missing(key);
        if (state is null || at > state.Head) return PastProblems.Unknown(at, state?.Head ?? default);
        if (at < state.HistoryFloor && (today is null || today.Version > at)) return PastProblems.Purged(at);

        var walk = new PastWalk(key, today);
        await foreach (var change in history.After(stream, key, at).WithCancellation(cancellationToken))
        {
            if (change.Before is not { } before) return PastProblems.UnknownPast(change.Sequence);
            walk.Back(before);
        }

        if (!walk.IsKnown) return PastProblems.Forgotten(key);
        return walk.Document is { } document ? document : PastProblems.NotYet(key, at);
    }
}
