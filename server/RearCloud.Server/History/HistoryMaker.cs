namespace RearCloud.Server.History;

/// <summary>Who made a change: the owner in a browser, or a device.</summary>
/// <param name="DeviceId">The device; null for the owner.</param>
/// <param name="DeviceName">Its name; null if it is not known any more.</param>
public sealed record HistoryMaker(string? DeviceId, string? DeviceName)
{
    /// <summary>True for the owner.</summary>
    public bool IsOwner => DeviceId is null;
}
