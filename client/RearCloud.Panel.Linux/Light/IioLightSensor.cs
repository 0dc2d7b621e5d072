using System.Globalization;
using RearCloud.Panel.Post;
using RearCloud.Panel.Signals;
using RearCloud.Scene;

namespace RearCloud.Panel.Linux.Light;

/// <summary>Light around the device, as the kernel's Industrial I/O subsystem shows it in files. Feeds the middle of the last readings.</summary>
/// <remarks>
/// Format: Documentation/ABI/testing/sysfs-bus-iio of the Linux kernel. <c>in_illuminance_input</c> is lux; else lux is
/// <c>(in_illuminance_raw + in_illuminance_offset) * in_illuminance_scale</c>. Channels may be numbered, and share scale and offset.
/// </remarks>
/// <param name="root">Folder of the devices.</param>
/// <param name="onMissing">Told once if there is no sensor at the first look.</param>
public sealed class IioLightSensor(string root = IioLightSensor.DefaultRoot, Action? onMissing = null) : ISignalSource
{
    public const string DefaultRoot = "/sys/bus/iio/devices";

    private const string Channel = "in_illuminance";
    private const string Input = "_input";
    private const string Raw = "_raw";

    private readonly SteadyLight _steady = new();
    private Action? _onMissing = onMissing;
    private string? _file;

    public string Name => "light sensor";

    /// <summary>Lux of this moment by the first sensor, by name, that can be read; null if there is none.</summary>
    public double? Read()
    {
        if (_file is not null && ReadFile(_file) is { } lux) return lux;
        _file = Files().FirstOrDefault(file => ReadFile(file) is not null);
        return _file is null ? null : ReadFile(_file);
    }

    public void Look(IPanelFeed feed)
    {
        if (Read() is { } lux)
        {
            feed.Feed(DisplaySignals.Lux, SignalValue.Of(_steady.Next(lux)));
        }
        else
        {
            _onMissing?.Invoke();
            _steady.Clear();
            feed.Forget(DisplaySignals.Lux);
        }

        _onMissing = null;
    }

    /// <summary>Readings of all devices; those that the driver has converted come first.</summary>
    private IEnumerable<string> Files()
    {
        if (!Directory.Exists(root)) return [];
        var devices = Directory.EnumerateFileSystemEntries(root, "iio:device*").Order(StringComparer.Ordinal).ToArray();
        return [.. devices.SelectMany(d => Files(d, Input)), .. devices.SelectMany(d => Files(d, Raw))];
    }

    private static IEnumerable<string> Files(string device, string suffix) =>
        !Directory.Exists(device) ? [] : Directory.EnumerateFiles(device, $"{Channel}*{suffix}").Where(f => IsChannel(Path.GetFileName(f), suffix)).Order(StringComparer.Ordinal);

    /// <summary>Between the channel's name and the suffix stands its number, or nothing: others are means, or colours.</summary>
    private static bool IsChannel(string name, string suffix) => name.AsSpan(Channel.Length, name.Length - Channel.Length - suffix.Length).IndexOfAnyExceptInRange('0', '9') < 0;

    private static double? ReadFile(string file)
    {
        if (ReadNumber(file) is not { } number) return null;
        var lux = file.EndsWith(Raw, StringComparison.Ordinal) ? (number + (Part(file, "_offset") ?? 0)) * (Part(file, "_scale") ?? 1) : number;
        return double.IsFinite(lux) ? Math.Max(0, lux) : null;
    }

    private static double? Part(string file, string suffix) =>
        ReadNumber(file[..^Raw.Length] + suffix) ?? ReadNumber(Path.Combine(Path.GetDirectoryName(file)!, Channel + suffix));

    /// <summary>Null if the file is missing, holds no number, or the driver gives an error, as it does while the sensor sleeps.</summary>
    private static double? ReadNumber(string file)
    {
        try
        {
            return File.Exists(file) && double.TryParse(File.ReadAllText(file), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
