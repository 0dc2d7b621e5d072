using System.Globalization;

namespace RearCloud.Web.History.Timeline;

/// <summary>When something happened, in words of the person's zone.</summary>
internal static class TimeWords
{
    /// <summary>How long ago: <c>just now</c>, <c>5 minutes ago</c>, <c>2 days ago</c>.</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now)
    {
        var ago = now - at;
        if (ago < TimeSpan.FromMinutes(1)) return "just now";
        if (ago < TimeSpan.FromHours(1)) return Count((int)ago.TotalMinutes, "minute");
        return ago < TimeSpan.FromDays(1) ? Count((int)ago.TotalHours, "hour") : Count((int)ago.TotalDays, "day");
    }

    /// <summary>A day: <c>Today</c>, <c>Yesterday</c>, <c>Monday, 23 November</c>.</summary>
    public static string Day(DateOnly day, DateOnly today) => (today.DayNumber - day.DayNumber) switch
    {
        0 => "Today",
        1 => "Yesterday",
        _ => day.ToString(day.Year == today.Year ? "dddd, d MMMM" : "d MMMM yyyy", CultureInfo.InvariantCulture),
    };

    /// <summary>The exact moment: <c>23 November 2026, 14:03:07</c>.</summary>
    public static string Exact(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("d MMMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A moment inside a sentence: <c>23 November, 14:03</c>.</summary>
    public static string Short(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("d MMMM, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A moment below the heading of its day: how long ago today, <c>14:03</c> on an earlier day.</summary>
    public static string When(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var then = TimeZoneInfo.ConvertTime(at, zone);
        return then.Date == TimeZoneInfo.ConvertTime(now, zone).Date ? Ago(at, now) : then.ToString("HH:mm", CultureInfo.InvariantCulture);
    }

    private static string Count(int count, string unit) => $"{count.ToString(CultureInfo.InvariantCulture)} {unit}{(count == 1 ? "" : "s")} ago";
}
