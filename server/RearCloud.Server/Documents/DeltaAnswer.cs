using RearCloud.Core.Replicas;

namespace RearCloud.Server.Documents;

/// <summary>What changed in a stream, as the HTTP API shows it.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Epoch">The life of the server's database; send it back with <paramref name="To"/>.</param>
/// <param name="Reset">True if it holds the whole stream.</param>
/// <param name="From">It continues a reader that stands here.</param>
/// <param name="To">Where the reader stands after it.</param>
/// <param name="Floor">Deletions up to here may be forgotten; send it back too, or a reader that stands below it hears everything anew.</param>
/// <param name="More">True if the next page follows at once.</param>
/// <param name="Checksum">The stream's checksum in hex; null while more follows.</param>
/// <param name="Documents">Each changed document once.</param>
/// <param name="Traces">The edits that made the changes.</param>
internal sealed record DeltaAnswer(
    string Stream, string Epoch, bool Reset, long From, long To, long Floor, bool More, string? Checksum, IReadOnlyList<DocumentAnswer> Documents, IReadOnlyList<string> Traces)
{
    public static DeltaAnswer Of(Delta delta) => new(
        delta.Stream.Value, delta.Epoch, delta.IsReset, delta.From.Value, delta.To.Value, delta.Floor.Value, delta.HasMore, delta.Checksum?.ToString(),
        [.. delta.Documents.Select(DocumentAnswer.Of)], [.. delta.Traces.Select(t => t.Value)]);
}
