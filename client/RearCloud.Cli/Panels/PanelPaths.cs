using RearCloud.Panel.Linux.Power;

namespace RearCloud.Cli.Panels;

/// <summary>Where a panel's files lie if nobody says otherwise.</summary>
internal static class PanelPaths
{
    public const string PowerSupplies = SysfsBattery.DefaultRoot;

    /// <summary>In the user's data folder; source: XDG Base Directory Specification.</summary>
    public static string DefaultData { get; } =
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "rearcloud", "panel");

    public static string Slots(string data) => Path.Combine(data, "slots");

    public static string Assets(string data) => Path.Combine(data, "assets");
}
