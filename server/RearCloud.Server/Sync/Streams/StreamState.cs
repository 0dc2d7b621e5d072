using RearCloud.Core.Documents;
using RearCloud.Core.Replicas;

namespace RearCloud.Server.Sync.Streams;

/// <summary>Where a stream stands.</summary>
/// <param name="Id">The stream.</param>
/// <param name="Epoch">Names the life of this stream in this database.</param>
/// <param name="Head">The last sequence given out.</param>
/// <param name="Floor">Tombstones up to here may be forgotten: a replica below it has to hear everything anew.</param>
/// <param name="HistoryFloor">Changes up to here may be forgotten.</param>
/// <param name="Sums">Checksums over the documents at <paramref name="Head"/>.</param>
/// <param name="LiveDocuments">Documents that are not deleted.</param>
internal sealed record StreamState(
    StreamId Id, string Epoch, Sequence Head, Sequence Floor, Sequence HistoryFloor, StreamSums Sums, int LiveDocuments)
{
    /// <summary>True if a replica at the cookie can go on with what changed since; else it must hear everything anew.</summary>
    public bool Continues(StreamCookie cookie) =>
        cookie.Epoch == Epoch
        && cookie.Schema == StreamCookie.CurrentSchema
        && cookie.Sequence >= Sequence.Zero
        && cookie.Sequence <= Head
        // Below the floor a deletion may have been forgotten, unless the replica began to be filled after that.
        && (cookie.Sequence >= Floor || cookie.Floor >= Floor);
}
