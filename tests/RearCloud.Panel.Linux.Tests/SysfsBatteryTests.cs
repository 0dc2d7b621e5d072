using RearCloud.Panel.Linux.Power;
using RearCloud.Scene;

namespace RearCloud.Panel.Linux.Tests;

public sealed class SysfsBatteryTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("rearcloud-test-").FullName;
    private readonly RecordingFeed _feed = new();

    [Theory]
    [InlineData("Discharging", false)]
    [InlineData("Not charging", false)]
    [InlineData("Charging", true)]
    [InlineData("Full", true)]
    public void The_devices_battery_is_fed(string status, bool isCharging)
    {
        Supply("AC", ("type", "Mains"), ("online", "1"));
        Supply("BAT0", ("type", "Battery"), ("capacity", "83"), ("status", status));
        new SysfsBattery(_root).Look(_feed);

        Assert.Equal(83, _feed.Values[SignalNames.BatteryLevel].Number);
        Assert.Equal(isCharging, _feed.Values[SignalNames.BatteryCharging].Truth);
    }

    [Fact]
    public void The_battery_of_a_mouse_is_not_the_devices()
    {
        Supply("BAT-mouse", ("type", "Battery"), ("scope", "Device"), ("capacity", "11"), ("status", "Discharging"));
        Supply("BAT1", ("type", "Battery"), ("scope", "System"), ("capacity", "70"), ("status", "Discharging"));
        Assert.Equal(new BatteryReading(70, false), new SysfsBattery(_root).Read());
    }

    [Theory]
    [InlineData("full")]
    [InlineData("")]
    public void A_battery_that_gives_nonsense_is_none(string capacity)
    {
        Supply("BAT0", ("type", "Battery"), ("capacity", capacity), ("status", "Charging"));
        Assert.Null(new SysfsBattery(_root).Read());
    }

    [Fact]
    public void A_charge_beyond_its_bounds_is_held_in_them()
    {
        Supply("BAT0", ("type", "Battery"), ("capacity", "104"), ("status", "Full"));
        Assert.Equal(100, new SysfsBattery(_root).Read()!.Percent);
    }

    [Fact]
    public void A_battery_that_is_gone_is_taken_back()
    {
        Supply("BAT0", ("type", "Battery"), ("capacity", "50"), ("status", "Charging"));
        var battery = new SysfsBattery(_root);
        battery.Look(_feed);
        Directory.Delete(Path.Combine(_root, "BAT0"), recursive: true);
        battery.Look(_feed);
        Assert.Empty(_feed.Values);
    }

    [Fact]
    public void A_machine_without_power_supplies_has_no_battery()
    {
        new SysfsBattery(Path.Combine(_root, "missing")).Look(_feed);
        Assert.Empty(_feed.Values);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Supply(string name, params (string Member, string Text)[] members)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, name)).FullName;
        foreach (var (member, text) in members) File.WriteAllText(Path.Combine(folder, member), text + "\n");
    }
}
