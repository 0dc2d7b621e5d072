using System.Text.Json;
using RearCloud.Core.Edits;
using RearCloud.Core.Merging;
using RearCloud.Server.History;
using RearCloud.Web.History.Timeline;

namespace RearCloud.Web.Tests.History;

public sealed class HistoryDaysTests
{
    [Fact]
    public void Nudges_of_one_member_are_one_line_and_their_newest_state_is_shown()
    {
        var day = Assert.Single(Days(
            Told.Entry(4, Told.Set(Told.Field("/widgets/clock/frame", "{}")), null, 9),
            Told.Entry(3, Told.Set(Told.Field("/widgets/clock/frame", "{}")), null, 8),
            Told.Entry(2, Told.Set(Told.Field("/widgets/note/frame", "{}")), null, 7),
            Told.Entry(1, Told.Set(Told.Field("/widgets/clock/frame", "{}")), null, 6)));
        var lines = Assert.Single(day.Groups).Lines;
        Assert.Equal([("Moved Digital clock", 4, 2), ("Moved “Hello 你好”", 2, 1), ("Moved Digital clock", 1, 1)], lines.Select(l => (l.Words, (int)l.Sequence.Value, l.Count)));
    }

    [Fact]
    public void What_an_act_replaced_of_others_is_told_and_not_what_it_replaced_of_itself()
    {
        var lost = new LostValue(FieldPath.Of("name"), JsonElement.Parse("\"A\""), WasIncoming: false);
        var days = Days(
            Told.Entry(3, Told.Set(Told.Field("/name", "\"C\"")), null, 2, lost: lost),
            Told.Entry(2, Told.Set(Told.Field("/name", "\"B\"")), null, 1, lost: lost));
        var loss = Assert.Single(days[0].Groups[0].Lines[0].Lost);
        Assert.Equal((2, "Name"), (loss.Change.Value, loss.Member));
    }

    [Fact]
    public void A_minute_of_one_maker_is_a_group_and_days_are_those_of_the_persons_zone()
    {
        var days = Days(
            TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"),
            Told.Entry(5, Told.Set(Told.Field("/name", "\"E\"")), null, 3 * 3600),
            Told.Entry(4, Told.Set(Told.Field("/name", "\"D\"")), null, 61, device: "phone-1"),
            Told.Entry(3, Told.Set(Told.Field("/name", "\"C\"")), null, 60),
            Told.Entry(2, Told.Set(Told.Field("/background", "\"B\"")), null, 59),
            Told.Entry(1, Told.Set(Told.Field("/name", "\"A\"")), null, 0));
        Assert.Equal([new DateOnly(2026, 11, 24), new DateOnly(2026, 11, 23)], days.Select(d => d.Day));
        Assert.Equal([1, 1, 2], days[1].Groups.Select(g => g.Lines.Count));
        Assert.Equal(["Anna's phone", "You", "You"], days[1].Groups.Select(g => MakerWords.Of(g.Maker)));
    }

    [Fact]
    public void A_named_group_is_one_line_and_widgets_that_come_and_go_are_lines_of_their_own()
    {
        var named = Days(
            Told.Entry(3, Told.Set(Told.Field("/name", "\"B\"")), null, 1, name: "Arrange", mutation: 7),
            Told.Entry(2, Edit.Delete(Told.Home, default), null, 1, name: "Arrange", mutation: 7));
        Assert.Equal(("Arrange", 2), Assert.Single(named[0].Groups[0].Lines.Select(l => (l.Words, l.Count))));

        var twice = Days(
            Told.Entry(3, Told.Set(Told.Field("/widgets/clock", null)), null, 2),
            Told.Entry(2, Told.Set(Told.Field("/widgets/clock", null)), null, 1));
        Assert.Equal(2, twice[0].Groups[0].Lines.Count);
    }

    [Theory]
    [InlineData(20, "just now")]
    [InlineData(60, "1 minute ago")]
    [InlineData(3 * 3600, "3 hours ago")]
    [InlineData(49 * 3600, "2 days ago")]
    public void How_long_ago_is_told(int seconds, string words) => Assert.Equal(words, TimeWords.Ago(Told.Noon, Told.Noon.AddSeconds(seconds)));

    [Fact]
    public void A_moment_is_told_by_its_distance_today_and_by_the_clock_on_an_earlier_day()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        Assert.Equal("3 hours ago", TimeWords.When(Told.Noon, Told.Noon.AddHours(3), berlin));
        Assert.Equal("13:00", TimeWords.When(Told.Noon, Told.Noon.AddHours(11), berlin));
    }

    [Fact]
    public void Days_and_moments_are_told()
    {
        var today = new DateOnly(2026, 11, 25);
        Assert.Equal(["Today", "Yesterday", "Monday, 23 November", "31 December 2025"], new[] { today, today.AddDays(-1), today.AddDays(-2), new DateOnly(2025, 12, 31) }.Select(d => TimeWords.Day(d, today)));
        Assert.Equal("23 November 2026, 12:00:00", TimeWords.Exact(Told.Noon, TimeZoneInfo.Utc));
        Assert.Equal("23 November, 21:00", TimeWords.Short(Told.Noon, TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo")));
    }

    private static IReadOnlyList<HistoryDay> Days(params HistoryEntry[] entries) => Days(TimeZoneInfo.Utc, entries);

    private static IReadOnlyList<HistoryDay> Days(TimeZoneInfo zone, params HistoryEntry[] entries) => HistoryDays.Of(entries, WidgetNames.Of(Told.Today), zone);
}
