using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server.Sync;

namespace RearCloud.Server.History;

/// <summary>
/// Who changed what, and the ways back: each is a new edit through the door, so that it can be taken back itself. Whether an actor may use a stream is asked
/// before, of <see cref="IStreamAccess"/>.
/// </summary>
public interface IHistory
{
    /// <summary>The newest changes before a place, the newest first, with the names of the devices of the reader's account that made them.</summary>
    Task<ChangePage> ListAsync(Actor reader, StreamId stream, DocumentKey? key, Sequence? before, int most, CancellationToken cancellationToken);

    /// <summary>A document as it stood after the change at a place; the problems are those of <see cref="IDocumentPast"/>.</summary>
    Task<Result<Document>> FindAsync(StreamId stream, DocumentKey key, Sequence at, CancellationToken cancellationToken);

    /// <summary>
    /// The values of a document that lost a conflict after a place and are not what stands now; of each member the newest, the newest first; none of which the holder is gone. What was set
    /// since by somebody who had seen the conflict counts as settled.
    /// </summary>
    Task<IReadOnlyList<LostChoice>> LossesAsync(Actor reader, StreamId stream, DocumentKey key, Sequence after, CancellationToken cancellationToken);

    /// <summary>Makes a document what it was after the change at a place: a new edit, named <c>Restored to …</c>. A document that was deleted then is deleted.</summary>
    /// <param name="actor">Who restores.</param>
    /// <param name="stream">The document's stream.</param>
    /// <param name="key">The document.</param>
    /// <param name="to">The place.</param>
    /// <param name="name">The name of the edit; null for one with the time of the change in UTC.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The document as it stands then, or the problem.</returns>
    Task<Result<Document>> RestoreAsync(Actor actor, StreamId stream, DocumentKey key, Sequence to, string? name, CancellationToken cancellationToken);

    /// <summary>Sets a value that lost at a place: a new edit. The problem is <c>history.change-missing</c> if nothing of that member lost there, and
    /// <c>history.no-place</c> if what held the member is gone.</summary>
    /// <returns>The document as it stands then, or the problem.</returns>
    Task<Result<Document>> BringBackAsync(Actor actor, StreamId stream, Sequence change, FieldPath path, CancellationToken cancellationToken);
}
