using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Server.Sync.Intake;

/// <summary>Mutations of one client on their way through the door.</summary>
/// <param name="Actor">Who submits.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Client">Whose numbers count.</param>
/// <param name="ClockOffset">What was measured of the client's clock; null takes what was measured before.</param>
/// <param name="Number">The mutations in the order of their numbers, for a client whose next number is given.</param>
internal sealed record Submission(Actor Actor, StreamId Stream, ClientId Client, TimeSpan? ClockOffset, Func<MutationId, IReadOnlyList<Mutation>> Number)
{
    /// <summary>True if independent makers share the client id, so that none has seen the others' changes.</summary>
    public bool IsShared => Client == EditIntake.ServerClient;

    /// <summary>The mutations, numbered from one; only their count and their traces mean something.</summary>
    public IReadOnlyList<Mutation> Draft { get; } = Number(new MutationId(1));
}
