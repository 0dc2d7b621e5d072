using System.Globalization;
using RearCloud.Core;
using RearCloud.Core.Panels;

namespace RearCloud.Cli;

/// <summary>Reads what commands have in common: the panel, the zone, the culture.</summary>
internal static class PanelChoice
{
    public const string Default = "reference";

    public static string Description { get; } = $"The panel: {string.Join(", ", PanelProfiles.All.Select(p => p.Id))}.";

    public static Result<PanelProfile> Panel(string id) => PanelProfiles.TryFind(id, out var panel)
        ? panel
        : new Problem("rear.panel", "", $"There is no panel '{id}'.", $"Use one of {string.Join(", ", PanelProfiles.All.Select(p => p.Id))}.");

    public static Result<TimeZoneInfo> Zone(string? id)
    {
        if (id is null) return TimeZoneInfo.Local;
        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
            ? zone
            : new Problem("rear.zone", "", $"There is no time zone '{id}' on this machine.", "Use a name such as Europe/Berlin.");
    }

    public static Result<CultureInfo> Culture(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return new Problem("rear.culture", "", $"There is no culture '{name}' on this machine.", "Use a name such as en-US or de-DE.");
        }
    }
}
