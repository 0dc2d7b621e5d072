using RearCloud.Panel.Signals;

namespace RearCloud.Panel.Linux.Zones;

/// <summary>The device's time zone; follows the owner who travels.</summary>
/// <remarks>Format: localtime(5), a symbolic link into the zone database, or a copy of one of its files.</remarks>
/// <param name="localTime">The file that says which zone it is.</param>
public sealed class LocalZone(string localTime = LocalZone.DefaultPath) : ISignalSource
{
    public const string DefaultPath = "/etc/localtime";

    private const string Database = "zoneinfo/";

    private string? _seen;

    public string Name => "time zone";

    /// <summary>The zone as it is now. A link names it; else the runtime finds out, by TZ or the file's content.</summary>
    public TimeZoneInfo Read()
    {
        if (Environment.GetEnvironmentVariable("TZ") is null
            && new FileInfo(localTime).LinkTarget is { } target
            && target.IndexOf(Database, StringComparison.Ordinal) is >= 0 and var at
            && TimeZoneInfo.TryFindSystemTimeZoneById(target[(at + Database.Length)..], out var zone))
        {
            return zone;
        }

        TimeZoneInfo.ClearCachedData();
        return TimeZoneInfo.Local;
    }

    /// <summary>Looks at the file, and reads the zone again only if it changed.</summary>
    public void Look(IPanelFeed feed)
    {
        var file = new FileInfo(localTime);
        var now = $"{file.LinkTarget} {file.LastWriteTimeUtc:O}";
        if (now == _seen) return;
        feed.SetZone(Read());
        _seen = now;
    }
}
