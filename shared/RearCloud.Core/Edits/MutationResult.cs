using RearCloud.Core.Documents;

namespace RearCloud.Core.Edits;

/// <summary>The door's answer to one mutation.</summary>
/// <param name="Id">The mutation.</param>
/// <param name="Outcome">What happened.</param>
/// <param name="Sequence">The stream's sequence after it; of a refused one, the sequence it was judged at.</param>
/// <param name="Problem">Why it was refused; null otherwise.</param>
public sealed record MutationResult(MutationId Id, MutationOutcome Outcome, Sequence Sequence, Problem? Problem)
{
    /// <summary>
    /// Values of an accepted mutation that lost to what stood; they are kept in the history and can be brought back. Those that fit into
    /// <see cref="Limits.LostBytes"/>. A repeat of the client's last submission hears them again, in case that the first answer got lost.
    /// </summary>
    public IReadOnlyList<LostField> Lost { get; init; } = [];
}
