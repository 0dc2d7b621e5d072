using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Server.Sync.Streams;

namespace RearCloud.Server.Sync.Reading;

/// <summary>What one commit made of a stream: all that happened to it between two places.</summary>
/// <param name="From">Where the stream stood before.</param>
/// <param name="After">Where it stands.</param>
/// <param name="Changed">The documents with a version after <paramref name="From"/>, as they stand; tombstones included.</param>
/// <param name="Traces">The mutations that made the changes, in order.</param>
internal sealed record StreamNews(Sequence From, StreamState After, IReadOnlyList<Document> Changed, IReadOnlyList<TraceId> Traces)
{
    private const int MostBytes = 64 * 1024;
    private const int MostDocuments = 64;

    public StreamId Stream => After.Id;

    public Sequence To => After.Head;

    /// <summary>True if it is worth keeping until the readers have it.</summary>
    public bool IsSmall => Changed.Count <= MostDocuments && Changed.Sum(d => d.Body.GetRawText().Length) <= MostBytes;

    /// <summary>True if the sequences of both compare.</summary>
    public bool IsSameLife(StreamNews other) => After.Epoch == other.After.Epoch;

    /// <summary>The delta for a reader who stands where it begins, or where it ends: then it holds no document. Null for any other.</summary>
    public Delta? AfterCookie(StreamCookie cookie)
    {
        if (!After.Continues(cookie)) return null;
        if (cookie.Sequence == From) return DeltaFor(cookie, Changed, Traces);
        return cookie.Sequence == To ? DeltaFor(cookie, [], []) : null;
    }

    private Delta DeltaFor(StreamCookie cookie, IReadOnlyList<Document> changed, IReadOnlyList<TraceId> traces) => new(
        Stream,
        After.Epoch,
        IsReset: false,
        cookie.Sequence,
        To,
        [.. changed.Where(d => cookie.View.Includes(d.Key.Kind)).OrderBy(d => d.Version)],
        LastMutation: default,
        After.Sums.Of(cookie.View),
        HasMore: false,
        [.. traces.TakeLast(DocumentReader.TracesPerDelta).Distinct()])
    {
        Floor = After.Floor,
    };
}
