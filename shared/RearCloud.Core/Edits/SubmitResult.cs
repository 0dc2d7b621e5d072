using RearCloud.Core.Documents;

namespace RearCloud.Core.Edits;

/// <summary>The door's answer to a batch.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Results">One for each mutation that was looked at, in order.</param>
/// <param name="ResumeAt">
/// Set when the numbers do not fit: the client's next number; nothing from the first mutation without a result on was looked at. If that mutation's number
/// lies above it, there is a hole: send again from this number. If it lies below, another edit had the number: a copy of the client uses its id, and
/// what waits has to be sent again under a new client id.
/// </param>
public sealed record SubmitResult(StreamId Stream, IReadOnlyList<MutationResult> Results, MutationId? ResumeAt);
