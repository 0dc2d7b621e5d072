using RearCloud.Core.Documents;

namespace RearCloud.Server.Sync;

/// <summary>Who acts: the account, and the device if one acts for it.</summary>
/// <param name="AccountId">Whose documents, devices and assets are reached; at most 59 characters of an id.</param>
/// <param name="DeviceId">The device; null when the owner acts.</param>
/// <param name="Name">For people: the owner's or the device's name.</param>
public sealed record Actor(string AccountId, string? DeviceId, string Name)
{
    /// <summary>The account's own stream, the only one it may follow and edit.</summary>
    public StreamId Stream => new("user." + AccountId);

    public bool MayUse(StreamId stream) => stream == Stream;
}
