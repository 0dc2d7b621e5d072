using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;

namespace RearCloud.Server.Sync.Streams;

/// <summary>Reads of one moment.</summary>
internal interface IStreamReading
{
    /// <summary>Where the stream stands; null if nobody used it yet.</summary>
    Task<StreamState?> FindAsync(StreamId stream, CancellationToken cancellationToken);

    /// <summary>Documents of a view that changed after a place, by version; tombstones included.</summary>
    IAsyncEnumerable<Document> AfterAsync(StreamId stream, DocumentView view, Sequence after, int most, CancellationToken cancellationToken);

    /// <summary>Documents by kind and id; every kind without one.</summary>
    Task<IReadOnlyList<Document>> ListAsync(StreamId stream, DocumentKind? kind, bool includeDeleted, CancellationToken cancellationToken);

    /// <summary>One document, a tombstone too; null if it never was or is forgotten.</summary>
    Task<Document?> FindAsync(StreamId stream, DocumentKey key, CancellationToken cancellationToken);

    /// <summary>The last mutation of a client that the door has dealt with; zero for an unknown client.</summary>
    Task<MutationId> LastMutationAsync(StreamId stream, ClientId client, CancellationToken cancellationToken);

    /// <summary>The mutations that made the changes in (from, to], in order.</summary>
    Task<IReadOnlyList<TraceId>> TracesAsync(StreamId stream, Sequence from, Sequence to, CancellationToken cancellationToken);
}
