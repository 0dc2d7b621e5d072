using System.Globalization;
using System.Text;

namespace RearCloud.Scene.Widgets;

/// <summary>Writes dates from a culture's own patterns.</summary>
internal static class DateText
{
    /// <summary>Weekday and day of the month, both as short as they come: <c>Mon 23</c>.</summary>
    public static string Short(DateTime date, CultureInfo culture)
    {
        var format = culture.DateTimeFormat;
        return $"{format.GetAbbreviatedDayName(date.DayOfWeek)} {format.Calendar.GetDayOfMonth(date).ToString(culture)}";
    }

    public static string Weekday(DateTime date, CultureInfo culture)
    {
        var name = culture.DateTimeFormat.GetDayName(date.DayOfWeek);
        return name.Length == 0 ? name : char.ToUpper(name[0], culture) + name[1..];
    }

    public static string DayMonth(DateTime date, CultureInfo culture) => date.ToString(culture.DateTimeFormat.MonthDayPattern, culture);

    /// <summary>The long date without its weekday.</summary>
    public static string DayMonthYear(DateTime date, CultureInfo culture) =>
        date.ToString(WithoutWeekday(culture.DateTimeFormat.LongDatePattern), culture);

    /// <summary>
    /// Takes <c>dddd</c> or <c>ddd</c> out of a pattern, with the punctuation that bound it to its neighbours. Quoted text stays as it is.
    /// </summary>
    internal static string WithoutWeekday(string pattern)
    {
        var kept = new StringBuilder(pattern.Length);
        for (var i = 0; i < pattern.Length;)
        {
            var length = Token(pattern, i);
            if (pattern[i] != 'd' || length < 3) kept.Append(pattern, i, length);
            i += length;
        }

        var text = kept.ToString().TrimStart(' ', ',', '،', '.', '\u00A0').TrimEnd(' ', ',', '،', '\u00A0');
        return text.Length > 0 ? text : pattern;
    }

    private static int Token(string pattern, int start)
    {
        var first = pattern[start];
        if (first is '\'' or '"')
        {
            var end = pattern.IndexOf(first, start + 1);
            return (end < 0 ? pattern.Length : end + 1) - start;
        }

        if (first == '\\') return Math.Min(2, pattern.Length - start);
        var length = 1;
        while (start + length < pattern.Length && pattern[start + length] == first) length++;
        return length;
    }
}
