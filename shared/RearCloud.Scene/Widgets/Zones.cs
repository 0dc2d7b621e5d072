namespace RearCloud.Scene.Widgets;

/// <summary>Reads the names of time zones in documents.</summary>
internal static class Zones
{
    /// <summary>Null if there is no such zone, or none is named: then the owner's counts.</summary>
    public static TimeZoneInfo? Find(string? name) => name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
}
