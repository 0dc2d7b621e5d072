using RearCloud.Core.Edits;

namespace RearCloud.Simulation.Cloud;

/// <summary>Mutations on their way to the door.</summary>
internal sealed record Submission(ClientId Client, IReadOnlyList<Mutation> Mutations);
