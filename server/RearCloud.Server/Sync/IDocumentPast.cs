using RearCloud.Core;
using RearCloud.Core.Documents;

namespace RearCloud.Server.Sync;

/// <summary>Reads what was: the changes that are still kept, and any state between them. Throws <see cref="StorageUnavailableException"/>.</summary>
public interface IDocumentPast
{
    /// <summary>The newest changes before a place, the newest first.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="key">Only of this document; of every one without it.</param>
    /// <param name="before">Only before this place; from the newest on without it.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<PastChange>> ListAsync(StreamId stream, DocumentKey? key, Sequence? before, int most, CancellationToken cancellationToken);

    /// <summary>One change; null if there is none at this place, or it is no longer kept.</summary>
    Task<PastChange?> FindChangeAsync(StreamId stream, Sequence at, CancellationToken cancellationToken);

    /// <summary>
    /// A document as it stood after the change at a place, a tombstone too. The problem is <c>document.missing</c> if it never was, <c>history.not-yet</c>
    /// if it was not there then, <c>history.unknown</c> for a place that the stream has not reached, <c>history.purged</c> for one whose changes are no longer
    /// kept, <c>history.forgotten</c> for a document that was deleted too long ago, and <c>history.unknown-past</c> if a change in between was stored by a
    /// version that did not keep what it replaced.
    /// </summary>
    Task<Result<Document>> FindAsync(StreamId stream, DocumentKey key, Sequence at, CancellationToken cancellationToken);
}
