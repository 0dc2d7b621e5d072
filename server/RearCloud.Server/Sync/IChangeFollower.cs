using RearCloud.Core.Documents;

namespace RearCloud.Server.Sync;

/// <summary>
/// How a slice hears of changes: called after the commit, with its own scope. Calls for one stream may overtake each other: compare versions.
/// A follower that throws is logged; the change stands.
/// </summary>
public interface IChangeFollower
{
    /// <param name="stream">The stream.</param>
    /// <param name="changed">Each changed document once, as it stands after the commit; tombstones included.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    ValueTask OnCommittedAsync(StreamId stream, IReadOnlyList<Document> changed, CancellationToken cancellationToken);
}
