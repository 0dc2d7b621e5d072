using RearCloud.Panel.Linux.Light;
using RearCloud.Panel.Linux.Power;

namespace RearCloud.Cli.Panels;

/// <summary>Where a panel's files lie if nobody says otherwise.</summary>
internal static class PanelPaths
{
    public const string PowerSupplies = SysfsBattery.DefaultRoot;

    public const string LightSensors = IioLightSensor.DefaultRoot;

    /// <summary>In the user's data folder; source: XDG Base Directory Specification.</summary>
    public static string DefaultData { get; } =
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "rearcloud", "panel");

    public static string Slots(string data) => Path.Combine(data, "slots");

    /// <summary>The panel's wear; panels of other kinds in the same folder have files of their own.</summary>
    public static string Wear(string data, string panel) => Path.Combine(data, "wear", panel);

    public static string Assets(string data) => Path.Combine(data, "assets");
}
