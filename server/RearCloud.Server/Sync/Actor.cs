using RearCloud.Core.Documents;

namespace RearCloud.Server.Sync;

/// <summary>Who acts: the account, and the device if one acts for it.</summary>
/// <param name="AccountId">Whose documents, devices and assets are reached; at most 59 characters of an id.</param>
/// <param name="DeviceId">The device; null when the owner acts.</param>
/// <param name="Name">For people: the owner's or the device's name.</param>
public sealed record Actor(string AccountId, string? DeviceId, string Name)
{
    private const string OwnPrefix = "user.";

    /// <summary>The account's own stream. What else it may follow and edit says <see cref="IStreamAccess"/>.</summary>
    public StreamId Stream => new(OwnPrefix + AccountId);

    /// <summary>True for the own stream of another account: no right to it can ever be given.</summary>
    public bool IsForeign(StreamId stream) => stream != Stream && stream.Value.StartsWith(OwnPrefix, StringComparison.Ordinal);
}
