using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Core.Replicas;

/// <summary>What a pull answers and a push brings: the documents of one stream that changed after <see cref="From"/>, as they stand at <see cref="To"/>.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Epoch">The life of the database it comes from.</param>
/// <param name="IsReset">True if it holds the whole stream: what the replica had confirmed is replaced, waiting edits stay.</param>
/// <param name="From">It continues a replica that stands exactly here; zero for a reset.</param>
/// <param name="To">Where the replica stands after it.</param>
/// <param name="Documents">Each with its version in (From, To], ordered by version; tombstones included.</param>
/// <param name="LastMutation">The reader's own mutation number that the server has dealt with at <see cref="To"/>; zero if there is no news of it.</param>
/// <param name="Checksum">The checksum of the reader's view at <see cref="To"/> if nothing more follows; null in the pages before.</param>
/// <param name="HasMore">True if the next page follows at once.</param>
/// <param name="Traces">The mutations that made these changes, for the record of their way.</param>
public sealed record Delta(
    StreamId Stream,
    string Epoch,
    bool IsReset,
    Sequence From,
    Sequence To,
    IReadOnlyList<Document> Documents,
    MutationId LastMutation,
    StreamChecksum? Checksum,
    bool HasMore,
    IReadOnlyList<TraceId> Traces)
{
    /// <summary>The form of the documents.</summary>
    public int Schema { get; init; } = StreamCookie.CurrentSchema;

    /// <summary>Tombstones up to here may be forgotten: who was filled when the floor was here may go on from below it.</summary>
    public Sequence Floor { get; init; }
}
