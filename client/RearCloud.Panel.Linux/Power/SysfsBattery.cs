using System.Globalization;
using RearCloud.Panel.Signals;
using RearCloud.Scene;

namespace RearCloud.Panel.Linux.Power;

/// <summary>The device's battery as the kernel shows it in files.</summary>
/// <remarks>Format: Documentation/ABI/testing/sysfs-class-power of the Linux kernel (<c>type</c>, <c>scope</c>, <c>capacity</c>, <c>status</c>).</remarks>
/// <param name="root">Folder of the power supplies.</param>
public sealed class SysfsBattery(string root = SysfsBattery.DefaultRoot) : ISignalSource
{
    public const string DefaultRoot = "/sys/class/power_supply";

    public string Name => "battery";

    /// <summary>The first battery of the device itself, by name; null if there is none that can be read.</summary>
    public BatteryReading? Read()
    {
        if (!Directory.Exists(root)) return null;
        return Directory.EnumerateFileSystemEntries(root).Order(StringComparer.Ordinal).Select(ReadSupply).FirstOrDefault(b => b is not null);
    }

    public void Look(IPanelFeed feed)
    {
        if (Read() is { } battery)
        {
            feed.Feed(SignalNames.BatteryLevel, SignalValue.Of(battery.Percent));
            feed.Feed(SignalNames.BatteryCharging, SignalValue.Of(battery.IsCharging));
        }
        else
        {
            feed.Forget(SignalNames.BatteryLevel);
            feed.Forget(SignalNames.BatteryCharging);
        }
    }

    private static BatteryReading? ReadSupply(string folder)
    {
        // A supply of scope Device is the battery of a mouse or a headset.
        if (ReadMember(folder, "type") != "Battery" || ReadMember(folder, "scope") == "Device") return null;
        if (!double.TryParse(ReadMember(folder, "capacity"), NumberStyles.Float, CultureInfo.InvariantCulture, out var percent)) return null;
        return new BatteryReading(Math.Clamp(percent, 0, 100), ReadMember(folder, "status") is "Charging" or "Full");
    }

    /// <summary>Null if the file is missing or the driver gives an error, as it does while a battery is pulled out.</summary>
    private static string? ReadMember(string folder, string member)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, member)).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
