using Microsoft.Extensions.Logging;

namespace RearCloud.Server.Devices;

/// <summary>What devices write into the log. No names and no secrets.</summary>
internal static partial class DeviceLog
{
    [LoggerMessage(1, LogLevel.Information, "Device {DeviceId} with a panel '{Panel}' was enrolled", EventName = "devices.enrolled")]
    public static partial void Enrolled(this ILogger logger, string deviceId, string panel);

    [LoggerMessage(2, LogLevel.Information, "Device {DeviceId} was revoked", EventName = "devices.revoked")]
    public static partial void Revoked(this ILogger logger, string deviceId);
}
