namespace RearCloud.Scene.Widgets;

/// <summary>The next moments at which a clock or a calendar shows something else.</summary>
internal static class Moments
{
    private const int MostTransitions = 8;

    public static DateTimeOffset NextSecond(DateTimeOffset time) => NextMultiple(time, TimeSpan.TicksPerSecond);

    /// <summary>The next full minute. Zones are whole minutes apart and change their clocks on full minutes, so this is so in each of them.</summary>
    public static DateTimeOffset NextMinute(DateTimeOffset time) => NextMultiple(time, TimeSpan.TicksPerMinute);

    /// <summary>
    /// The next moment with another date in the zone: midnight, or the change of clocks that jumps over it or back behind it.
    /// </summary>
    public static DateTimeOffset NextDate(DateTimeOffset time, TimeZoneInfo zone)
    {
        var today = LocalTime(time, zone).Date;
        for (var i = 0; i < MostTransitions; i++)
        {
            var offset = zone.GetUtcOffset(time);
            var midnight = new DateTimeOffset(today.AddDays(1), offset).ToUniversalTime();
            if (NextOffset(time, midnight, zone) is not { } transition) return midnight;
            if (LocalTime(transition, zone).Date != today) return transition;
            time = transition;
        }

        return NextMultiple(time, TimeSpan.TicksPerHour);
    }

    public static DateTime LocalTime(DateTimeOffset time, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(time, zone).DateTime;

    /// <summary>The first full minute after <paramref name="from"/>, up to <paramref name="to"/>, with another offset than there; null if it stays.</summary>
    private static DateTimeOffset? NextOffset(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone)
    {
        var offset = zone.GetUtcOffset(from);
        while (from < to)
        {
            var step = from.AddHours(1) < to ? from.AddHours(1) : to;
            if (zone.GetUtcOffset(step) != offset) return FirstWithout(offset, from, step, zone);
            from = step;
        }

        return null;
    }

    /// <summary>Invariant: the offset holds at <paramref name="with"/> and no more at <paramref name="without"/>.</summary>
    private static DateTimeOffset FirstWithout(TimeSpan offset, DateTimeOffset with, DateTimeOffset without, TimeZoneInfo zone)
    {
        var low = with.UtcTicks / TimeSpan.TicksPerMinute;
        var high = (without.UtcTicks + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (zone.GetUtcOffset(At(middle)) == offset) low = middle;
            else high = middle;
        }

        return At(high);

        static DateTimeOffset At(long minute) => new(minute * TimeSpan.TicksPerMinute, TimeSpan.Zero);
    }

    private static DateTimeOffset NextMultiple(DateTimeOffset time, long ticks) => new((time.UtcTicks / ticks + 1) * ticks, TimeSpan.Zero);
}
