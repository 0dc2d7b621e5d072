namespace RearCloud.Server.Devices;

/// <summary>The bounds of devices.</summary>
public static class DeviceLimits
{
    /// <summary>Devices of one account.</summary>
    public const int PerAccount = 200;

    /// <summary>Characters of a device's name.</summary>
    public const int NameLength = 100;

    /// <summary>How old the time of the last visit may be before a visit writes it anew.</summary>
    public static readonly TimeSpan SeenGrain = TimeSpan.FromMinutes(1);
}
