using System.Runtime.InteropServices;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Server.Sync.Streams;

namespace RearCloud.Server.Sync.Reading;

/// <summary>Reads committed streams.</summary>
internal sealed class DocumentReader(IStreamStore streams) : IDocumentReader
{
    /// <summary>Bytes of bodies in one delta; with the envelope, and in base 64, it stays below <see cref="Limits.FrameBytes"/>.</summary>
    internal const int BytesPerDelta = Limits.FrameBytes / 2;

    /// <summary>Traces in one delta. Who missed more edits was away: how long those took tells of that and not of the way.</summary>
    internal const int TracesPerDelta = 8;

    public async Task<Delta> PullAsync(StreamCookie cookie, ClientId? client, CancellationToken cancellationToken)
    {
        await EnsureAsync(cookie.Stream, cancellationToken);
        return await streams.ReadAsync(async (reading, ct) =>
        {
            var delta = await PullAsync(reading, cookie, ct);
            // A page that is not the last may miss what the reader's own edits became, because it was changed again since: until the last page
            // the reader keeps showing its waiting edits.
            return client is not { } own || delta.HasMore ? delta : delta with { LastMutation = await reading.LastMutationAsync(cookie.Stream, own, ct) };
        }, cancellationToken);
    }

    public Task<IReadOnlyList<Document>> ListAsync(StreamId stream, DocumentKind? kind, bool includeDeleted, CancellationToken cancellationToken) =>
        streams.ReadAsync((reading, ct) => reading.ListAsync(stream, kind, includeDeleted, ct), cancellationToken);

    public Task<Document?> FindAsync(StreamId stream, DocumentKey key, CancellationToken cancellationToken) =>
        streams.ReadAsync((reading, ct) => reading.FindAsync(stream, key, ct), cancellationToken);

    public async Task<StreamCookie> HeadAsync(StreamId stream, CancellationToken cancellationToken)
    {
        var state = await EnsureAsync(stream, cancellationToken);
        return new StreamCookie(stream, state.Epoch, state.Head);
    }

    public Task<MutationId> LastMutationAsync(StreamId stream, ClientId client, CancellationToken cancellationToken) =>
        streams.ReadAsync((reading, ct) => reading.LastMutationAsync(stream, client, ct), cancellationToken);

    /// <summary>The last mutation of a client and the place at which all of its effects are in the stream, read in one moment.</summary>
    public async Task<(MutationId Last, Sequence At)> PlaceAsync(StreamId stream, ClientId client, CancellationToken cancellationToken)
    {
        await EnsureAsync(stream, cancellationToken);
        return await streams.ReadAsync(
            async (reading, ct) => (await reading.LastMutationAsync(stream, client, ct), (await reading.FindAsync(stream, ct))!.Head), cancellationToken);
    }

    // A stream that nobody used yet gets its epoch before it is read, so that every reader hears the same one.
    private async Task<StreamState> EnsureAsync(StreamId stream, CancellationToken cancellationToken) =>
        await streams.ReadAsync((reading, ct) => reading.FindAsync(stream, ct), cancellationToken)
        ?? (await streams.WriteAsync((writing, ct) => writing.LockAsync(stream, [], [], ct), cancellationToken)).State;

    private static async Task<Delta> PullAsync(IStreamReading reading, StreamCookie cookie, CancellationToken cancellationToken)
    {
        var state = (await reading.FindAsync(cookie.Stream, cancellationToken))!;
        var isReset = !state.Continues(cookie);
        var from = isReset ? Sequence.Zero : cookie.Sequence;
        var (documents, hasMore) = await PageAsync(reading, cookie, from, cancellationToken);
        var to = hasMore ? documents[^1].Version : state.Head;
        return new Delta(
            cookie.Stream,
            state.Epoch,
            isReset,
            from,
            to,
            documents,
            default,
            hasMore ? null : state.Sums.Of(cookie.View),
            hasMore,
            to.Value - from.Value is > 0 and <= TracesPerDelta ? await reading.TracesAsync(cookie.Stream, from, to, cancellationToken) : [])
        {
            Floor = state.Floor,
        };
    }

    private static async Task<(IReadOnlyList<Document> Documents, bool HasMore)> PageAsync(
        IStreamReading reading, StreamCookie cookie, Sequence after, CancellationToken cancellationToken)
    {
        var page = new List<Document>();
        var bytes = 0;
        await foreach (var document in reading.AfterAsync(cookie.Stream, cookie.View, after, Limits.DocumentsPerDelta + 1, cancellationToken))
        {
            bytes += JsonMarshal.GetRawUtf8Value(document.Body).Length;
            if (page.Count == Limits.DocumentsPerDelta || (page.Count > 0 && bytes > BytesPerDelta)) return (page, true);
            page.Add(document);
        }

        return (page, false);
    }
}
