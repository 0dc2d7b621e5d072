using System.Globalization;

namespace RearCloud.Scene.Widgets;

/// <summary>Writes the time of day as a culture does, without the mark for morning and afternoon: a glance knows.</summary>
internal static class ClockText
{
    public static string HoursAndMinutes(DateTime time, HourCycle cycle, CultureInfo culture)
    {
        var pattern = culture.DateTimeFormat.ShortTimePattern;
        var own = pattern.Contains('H', StringComparison.Ordinal) ? HourCycle.TwentyFour : HourCycle.Twelve;
        if (cycle == HourCycle.Auto) cycle = own;

        var hour = cycle == HourCycle.TwentyFour ? time.Hour : (time.Hour + 11) % 12 + 1;
        var twoDigits = cycle == own ? HasTwoDigitHours(pattern) : cycle == HourCycle.TwentyFour;
        return string.Concat(
            hour.ToString(twoDigits ? "00" : "0", CultureInfo.InvariantCulture),
            culture.DateTimeFormat.TimeSeparator,
            time.Minute.ToString("00", CultureInfo.InvariantCulture));
    }

    private static bool HasTwoDigitHours(string pattern) =>
        pattern.Contains("HH", StringComparison.Ordinal) || pattern.Contains("hh", StringComparison.Ordinal);
}
