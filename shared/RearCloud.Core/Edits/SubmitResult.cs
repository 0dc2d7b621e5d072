using RearCloud.Core.Documents;

namespace RearCloud.Core.Edits;

/// <summary>The door's answer to a batch.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Results">One for each mutation that was looked at, in order.</param>
/// <param name="ResumeAt">Set when there is a hole: nothing from it on was looked at; send again from this number.</param>
public sealed record SubmitResult(StreamId Stream, IReadOnlyList<MutationResult> Results, MutationId? ResumeAt);
