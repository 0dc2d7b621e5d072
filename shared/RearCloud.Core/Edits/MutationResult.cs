using RearCloud.Core.Documents;

namespace RearCloud.Core.Edits;

/// <summary>The door's answer to one mutation.</summary>
/// <param name="Id">The mutation.</param>
/// <param name="Outcome">What happened.</param>
/// <param name="Sequence">The stream's sequence after it; of a refused one, the sequence it was judged at.</param>
/// <param name="Problem">Why it was refused; null otherwise.</param>
public sealed record MutationResult(MutationId Id, MutationOutcome Outcome, Sequence Sequence, Problem? Problem);
