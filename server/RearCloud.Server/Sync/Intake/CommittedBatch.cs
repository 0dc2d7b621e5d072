using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Server.Sync.Intake;

/// <summary>What a transaction of the door has stored.</summary>
/// <param name="Result">The answer.</param>
/// <param name="Changed">The changed documents as they stand.</param>
/// <param name="Traces">The mutations that changed something.</param>
internal sealed record CommittedBatch(SubmitResult Result, IReadOnlyList<Document> Changed, IReadOnlyList<TraceId> Traces);
