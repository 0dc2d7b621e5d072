using System.Collections.Immutable;
using RearCloud.Core.Edits;

namespace RearCloud.Client.Outbox;

/// <summary>Mutations that go out together.</summary>
/// <param name="Mutations">In the order of their numbers.</param>
/// <param name="FirstFresh">From this number on they go out for the first time.</param>
internal sealed record OutboxBatch(ImmutableArray<Mutation> Mutations, MutationId FirstFresh)
{
    public static OutboxBatch Empty { get; } = new([], default);

    public bool IsEmpty => Mutations.IsEmpty;

    /// <summary>
    /// True if the server has dealt with a mutation that it cannot have heard of: a copy of this replica has used the number, and what this replica meant
    /// by it has not arrived.
    /// </summary>
    public bool IsMistaken(MutationResult result) => result.Outcome == MutationOutcome.Duplicate && result.Id >= FirstFresh;
}
