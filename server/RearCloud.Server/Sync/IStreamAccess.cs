using RearCloud.Core.Documents;

namespace RearCloud.Server.Sync;

/// <summary>
/// Who may use which stream: asked when a session opens and before everything that it then reads or edits. Answers come from memory wherever they
/// can; one may be a few seconds old. Safe from any thread.
/// </summary>
public interface IStreamAccess
{
    /// <summary>What the actor may do with the stream. The account's own stream is answered at once.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be reached.</exception>
    ValueTask<StreamAccess> OfAsync(Actor actor, StreamId stream, CancellationToken cancellationToken);
}
