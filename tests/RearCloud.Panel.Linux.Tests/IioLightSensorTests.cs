using RearCloud.Panel.Linux.Light;
using RearCloud.Panel.Post;

namespace RearCloud.Panel.Linux.Tests;

/// <summary>Folders laid out as the kernel lays them out.</summary>
public sealed class IioLightSensorTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("rearcloud-test-").FullName;
    private readonly RecordingFeed _feed = new();

    private double? Lux => _feed.Values.TryGetValue(DisplaySignals.Lux, out var value) ? value.Number : null;

    [Fact]
    public void A_driver_that_converts_says_lux()
    {
        Device(0, ("name", "acpi-als"), ("in_illuminance_input", "312.500000"));
        Assert.Equal(312.5, new IioLightSensor(_root).Read());
    }

    [Theory]
    [InlineData("in_illuminance_raw", "in_illuminance_scale", "in_illuminance_offset")]
    [InlineData("in_illuminance0_raw", "in_illuminance0_scale", "in_illuminance0_offset")]
    [InlineData("in_illuminance0_raw", "in_illuminance_scale", "in_illuminance_offset")]
    public void A_raw_reading_is_moved_and_scaled(string raw, string scale, string offset)
    {
        Device(3, (raw, "1200"), (scale, "0.0625"), (offset, "-40"));
        Assert.Equal(72.5, new IioLightSensor(_root).Read());
    }

    [Fact]
    public void Without_a_scale_a_raw_reading_is_lux()
    {
        Device(0, ("in_illuminance_raw", "87"));
        Assert.Equal(87, new IioLightSensor(_root).Read());
    }

    [Fact]
    public void The_first_device_that_measures_light_counts_and_a_converted_reading_goes_before_a_raw_one()
    {
        Device(0, ("in_accel_x_raw", "5"), ("in_illuminance_mean_raw", "1"), ("in_illuminance_integration_time", "0.1"));
        Device(1, ("in_illuminance_raw", "10"));
        Device(2, ("in_illuminance_raw", "3"), ("in_illuminance_input", "20"));
        Assert.Equal(20, new IioLightSensor(_root).Read());
    }

    [Theory]
    [InlineData("")]
    [InlineData("dark")]
    [InlineData("nan")]
    public void A_sensor_that_gives_nonsense_is_none(string reading)
    {
        Device(0, ("in_illuminance_input", reading));
        Assert.Null(new IioLightSensor(_root).Read());
    }

    [Fact]
    public void It_is_never_darker_than_dark()
    {
        Device(0, ("in_illuminance_raw", "2"), ("in_illuminance_offset", "-9"));
        Assert.Equal(0, new IioLightSensor(_root).Read());
    }

    [Fact]
    public void The_first_reading_counts_at_once_a_short_shadow_does_not_and_dusk_does()
    {
        Device(0, ("in_illuminance_input", "500"));
        var sensor = new IioLightSensor(_root);
        int[] readings = [500, 4, 4, 500, 500, 500, 4, 4, 4];
        Assert.Equal([500, 500, 500, 500, 500, 500, 500, 500, 4], readings.Select(Show));

        double Show(int lux)
        {
            Device(0, ("in_illuminance_input", $"{lux}"));
            sensor.Look(_feed);
            return Lux!.Value;
        }
    }

    [Fact]
    public void A_sensor_that_goes_is_taken_back_and_one_that_comes_is_found()
    {
        Device(0, ("in_illuminance_input", "500"));
        var missing = 0;
        var sensor = new IioLightSensor(_root, () => missing++);
        sensor.Look(_feed);
        Directory.Delete(Path.Combine(_root, "iio:device0"), recursive: true);
        sensor.Look(_feed);
        Assert.Empty(_feed.Values);

        Device(4, ("in_illuminance_raw", "70"));
        sensor.Look(_feed);
        Assert.Equal(70, Lux);
        Assert.Equal(0, missing);
    }

    [Theory]
    [InlineData("")]
    [InlineData("missing")]
    public void A_machine_without_a_sensor_is_told_of_once(string folder)
    {
        var missing = 0;
        var sensor = new IioLightSensor(Path.Combine(_root, folder), () => missing++);
        for (var i = 0; i < 3; i++) sensor.Look(_feed);
        Assert.Empty(_feed.Values);
        Assert.Equal(1, missing);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Device(int number, params (string Member, string Text)[] members)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root, $"iio:device{number}")).FullName;
        foreach (var (member, text) in members) File.WriteAllText(Path.Combine(folder, member), text + "\n");
    }
}
