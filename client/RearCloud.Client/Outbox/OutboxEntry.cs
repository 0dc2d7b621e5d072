using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Client.Outbox;

/// <summary>An accepted edit on its way to the server.</summary>
/// <param name="Mutation">The edit with its number.</param>
/// <param name="IsSent">True before it is handed to a carrier for the first time: from then on it may have arrived and is never altered.</param>
/// <param name="AcceptedAt">The stream's sequence after it, once the server has answered; it leaves when the replica has reached that sequence.</param>
internal sealed record OutboxEntry(Mutation Mutation, bool IsSent, Sequence? AcceptedAt)
{
    /// <summary>True if the server has not answered yet.</summary>
    public bool IsOpen => AcceptedAt is null;
}
