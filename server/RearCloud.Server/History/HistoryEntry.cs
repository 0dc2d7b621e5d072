using RearCloud.Server.Sync;

namespace RearCloud.Server.History;

/// <summary>A change with the name of who made it.</summary>
/// <param name="Change">The change.</param>
/// <param name="DeviceName">The name of the device, also of one that is gone since; null if the owner acted, nothing is known of the device any more, or it is another account's.</param>
public sealed record HistoryEntry(PastChange Change, string? DeviceName)
{
    /// <summary>Who made it, for people.</summary>
    public HistoryMaker Maker => new(Change.DeviceId, DeviceName);
}
