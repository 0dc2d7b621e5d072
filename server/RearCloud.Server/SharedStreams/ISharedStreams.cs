using RearCloud.Core;
using RearCloud.Server.Sync;

namespace RearCloud.Server.SharedStreams;

/// <summary>
/// The door to shared streams: who owns them and who may read them. To those who may not read one it does not exist; a reader who wants to change one
/// hears <c>stream.read-only</c>.
/// </summary>
public interface ISharedStreams
{
    /// <summary>A new stream without readers, which belongs to the actor's account.</summary>
    Task<Result<SharedStream>> CreateAsync(Actor owner, string name, CancellationToken cancellationToken);

    /// <summary>The account's own and those that it may read, by id; at most <see cref="SharedStreamLimits.PageSize"/>.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="after">Only those that come after this id; from the first on without it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<IReadOnlyList<SharedStream>> ListAsync(Actor actor, string? after, CancellationToken cancellationToken);

    /// <summary>One stream.</summary>
    Task<Result<SharedStream>> FindAsync(Actor actor, string stream, CancellationToken cancellationToken);

    /// <summary>Changes what is not null.</summary>
    Task<Problem?> ChangeAsync(Actor owner, string stream, string? name, bool? isForEveryone, CancellationToken cancellationToken);

    /// <summary>Lets an account read; one that may already is no error.</summary>
    /// <param name="owner">The stream's owner.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="accountName">The name with which the account signs in.</param>
    /// <param name="cancellationToken">Ends the change.</param>
    Task<Result<SharedStreamReader>> GrantAsync(Actor owner, string stream, string accountName, CancellationToken cancellationToken);

    /// <summary>Lets an account read no more. Sessions that follow the stream end within a heartbeat and come back without it.</summary>
    Task<Problem?> RevokeAsync(Actor owner, string stream, string accountId, CancellationToken cancellationToken);

    /// <summary>Deletes the stream with its documents and its history, at once and for good.</summary>
    Task<Problem?> DeleteAsync(Actor owner, string stream, CancellationToken cancellationToken);
}
