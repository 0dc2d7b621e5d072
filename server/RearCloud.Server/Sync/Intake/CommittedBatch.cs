using RearCloud.Core.Edits;

namespace RearCloud.Server.Sync.Intake;

/// <summary>What a transaction of the door has made of one submission.</summary>
/// <param name="Client">Whose numbers the mutations have.</param>
/// <param name="Mutations">What was submitted.</param>
/// <param name="Result">The answer.</param>
/// <param name="Traces">The mutations that changed something.</param>
internal sealed record CommittedBatch(ClientId Client, IReadOnlyList<Mutation> Mutations, SubmitResult Result, IReadOnlyList<TraceId> Traces);
