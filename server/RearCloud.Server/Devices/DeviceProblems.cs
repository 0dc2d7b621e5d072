using RearCloud.Core;
using RearCloud.Core.Panels;

namespace RearCloud.Server.Devices;

/// <summary>The refusals of devices.</summary>
internal static class DeviceProblems
{
    public static Problem NameMalformed { get; } = new(
        "device.name", "/name", $"A device's name has 1 to {DeviceLimits.NameLength} characters.", "Shorten or fill in the name.");

    public static Problem TooMany { get; } = new(
        "device.too-many", "", $"The account has {DeviceLimits.PerAccount} devices already.", "Revoke one that is no longer used.");

    public static Problem Revoked { get; } = new(
        "device.revoked", "", "The owner has revoked this device.", "Enrol it again.");

    public static Problem Missing(string id) => new("device.missing", "", $"There is no device '{id}'.", "List the devices to see which there are.");

    public static Problem PanelUnknown(string panel) => new(
        "device.panel", "/panel", $"There is no panel profile '{panel}'.", $"Use one of {string.Join(", ", PanelProfiles.All.Select(p => p.Id))}.");
}
