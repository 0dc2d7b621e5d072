using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;

namespace RearCloud.Server.Sync;

/// <summary>Reads streams as they are committed; each answer is one consistent snapshot. Throws <see cref="StorageUnavailableException"/>.</summary>
public interface IDocumentReader
{
    /// <summary>
    /// What is newer than the cookie: at most <see cref="Core.Limits.DocumentsPerDelta"/> documents, the rest in the next page. A cookie of another
    /// epoch, or from the future, is answered from zero with <see cref="Delta.IsReset"/>. <see cref="Delta.LastMutation"/> is that of the client, or
    /// zero without one.
    /// </summary>
    Task<Delta> PullAsync(StreamCookie cookie, ClientId? client, CancellationToken cancellationToken);

    /// <summary>The documents of a stream, by kind and id; every kind without one.</summary>
    Task<IReadOnlyList<Document>> ListAsync(StreamId stream, DocumentKind? kind, bool includeDeleted, CancellationToken cancellationToken);

    /// <summary>One document, a tombstone too; null if it never was.</summary>
    Task<Document?> FindAsync(StreamId stream, DocumentKey key, CancellationToken cancellationToken);

    /// <summary>Where the stream stands.</summary>
    Task<StreamCookie> HeadAsync(StreamId stream, CancellationToken cancellationToken);

    /// <summary>The last mutation of a client that the door has dealt with; zero for a client that never submitted.</summary>
    Task<MutationId> LastMutationAsync(StreamId stream, ClientId client, CancellationToken cancellationToken);
}
