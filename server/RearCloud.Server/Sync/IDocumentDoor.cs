using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Server.Sync;

/// <summary>
/// The one place where edits enter the server: each is checked, merged, numbered and stored in the transaction that locks its stream's counter.
/// Both ways throw <see cref="StorageUnavailableException"/> when the database cannot be reached; nothing was stored then, or the same
/// submission can be sent again.
/// </summary>
public interface IDocumentDoor
{
    /// <summary>
    /// Takes in 1 to <see cref="Core.Limits.MutationsPerBatch"/> mutations of a client in the order of their numbers; each is stored whole or refused whole.
    /// </summary>
    Task<SubmitResult> SubmitAsync(Actor actor, StreamId stream, ClientId client, IReadOnlyList<Mutation> batch, CancellationToken cancellationToken);

    /// <summary>
    /// Takes in edits that a part of the server makes for an actor, all or none; the server numbers the mutation itself. Without a trace the door
    /// chooses one.
    /// </summary>
    Task<MutationResult> EditAsync(Actor actor, StreamId stream, IReadOnlyList<Edit> edits, TraceId? trace = null, CancellationToken cancellationToken = default) =>
        EditAsync(actor, stream, null, edits, trace, cancellationToken);

    /// <summary>The same under a name for people, which the history shows.</summary>
    Task<MutationResult> EditAsync(Actor actor, StreamId stream, string? name, IReadOnlyList<Edit> edits, TraceId? trace = null, CancellationToken cancellationToken = default);
}
