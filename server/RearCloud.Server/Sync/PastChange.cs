using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Merging;

namespace RearCloud.Server.Sync;

/// <summary>An accepted edit as the history keeps it.</summary>
/// <param name="Sequence">Its place in the stream.</param>
/// <param name="Edit">The edit as it was sent.</param>
/// <param name="Lost">Values that lost to it, or that it lost.</param>
/// <param name="Before">What it replaced; null in a change of a version that did not keep that.</param>
/// <param name="Client">The client that sent it.</param>
/// <param name="Mutation">The mutation of which it is a part.</param>
/// <param name="AccountId">Whose it is.</param>
/// <param name="DeviceId">The device that acted; null if the owner did.</param>
/// <param name="Name">The name of the mutation, for people.</param>
/// <param name="EditedAt">When the person made it, corrected by the device's clock offset.</param>
/// <param name="AcceptedAt">When the server took it in.</param>
public sealed record PastChange(
    Sequence Sequence,
    Edit Edit,
    IReadOnlyList<LostValue> Lost,
    ReversePatch? Before,
    ClientId Client,
    MutationId Mutation,
    string AccountId,
    string? DeviceId,
    string? Name,
    DateTimeOffset EditedAt,
    DateTimeOffset AcceptedAt)
{
    /// <summary>The document that was edited.</summary>
    public DocumentKey Key => Edit.Key;
}
