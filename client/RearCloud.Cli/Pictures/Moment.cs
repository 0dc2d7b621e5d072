using System.Globalization;
using RearCloud.Core;

namespace RearCloud.Cli.Pictures;

/// <summary>Reads a moment as people type it.</summary>
internal static class Moment
{
    private static readonly string[] TimesOfDay = ["H:mm", "H:mm:ss"];
    private static readonly string[] LocalMoments = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];
    private static readonly string[] FullMoments = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>A moment with an offset; a date and time, or a time of today, in the given zone; now if there is no text.</summary>
    public static Result<DateTimeOffset> Read(string? text, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (text is null) return now;
        var culture = CultureInfo.InvariantCulture;
        if (DateTime.TryParseExact(text, LocalMoments, culture, DateTimeStyles.None, out var local)) return In(zone, local);
        if (TimeOnly.TryParseExact(text, TimesOfDay, culture, DateTimeStyles.None, out var time))
            return In(zone, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime).ToDateTime(time));
        if (DateTimeOffset.TryParseExact(text, FullMoments, culture, DateTimeStyles.None, out var moment)) return moment;
        return new Problem("rear.time", "", $"'{text}' is not a moment.", "Write 2026-03-20T09:41:00+01:00, 2026-03-20T09:41, or 09:41.");
    }

    private static DateTimeOffset In(TimeZoneInfo zone, DateTime local) => new(local, zone.GetUtcOffset(local));
}
