using RearCloud.Core;
using RearCloud.Core.Documents;

namespace RearCloud.Server.Sync;

/// <summary>
/// How a slice comes to the door: it may refuse what a document becomes. Registered scoped; it runs inside the door's transaction, and the scoped
/// <see cref="Storage.RearCloudDb"/> is that transaction's: read through it, and write at most rows of the slice's own.
/// </summary>
public interface IEditCheck
{
    /// <summary>The problem with <paramref name="after"/>, or null.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="before">The document as it stands; null for a new one.</param>
    /// <param name="after">The document as it would be; never a tombstone.</param>
    /// <param name="cancellationToken">Ends the check and with it the transaction.</param>
    ValueTask<Problem?> CheckAsync(StreamId stream, Document? before, Document after, CancellationToken cancellationToken);
}
