using System.Globalization;

namespace RearCloud.Scene.Tests;

public sealed class NextChangeTests
{
    private const string Date = "\"kind\":\"date\"";

    [Theory]
    [InlineData("\"kind\":\"digital-clock\"", "2026-11-23T19:49:00Z")]
    [InlineData("\"kind\":\"digital-clock\",\"seconds\":true", "2026-11-23T19:48:06Z")]
    [InlineData("\"kind\":\"analog-clock\",\"seconds\":\"none\"", "2026-11-23T19:49:00Z")]
    [InlineData("\"kind\":\"analog-clock\",\"seconds\":\"tick\"", "2026-11-23T19:48:06Z")]
    [InlineData(Date, "2026-11-23T23:00:00Z")]
    [InlineData("\"kind\":\"date\",\"zone\":\"Asia/Kolkata\"", "2026-11-24T18:30:00Z")]
    public void A_clock_changes_with_what_it_shows(string members, string expected) =>
        Assert.Equal(Utc(expected), SceneBuilder.Build(SceneFixture.Widget(members), null).NextChange);

    [Theory]
    [InlineData("\"kind\":\"text\",\"text\":\"Hi\"")]
    [InlineData("\"kind\":\"battery\"")]
    [InlineData("\"kind\":\"weather\"")]
    public void What_does_not_look_at_the_time_never_changes(string members) =>
        Assert.Null(SceneBuilder.Build(SceneFixture.Widget(members), null).NextChange);

    [Fact]
    public void At_the_very_moment_of_a_change_the_next_one_is_meant() =>
        Assert.Equal(
            Utc("2026-11-23T19:50:00Z"),
            SceneBuilder.Build(SceneFixture.Widget("\"kind\":\"digital-clock\"") with { Time = Utc("2026-11-23T19:49:00Z") }, null).NextChange);

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29T00:59:30Z", "2026-03-29T22:00:00Z")] // a day of 23 hours
    [InlineData("Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25T23:00:00Z")] // a day of 25 hours
    [InlineData("Africa/Cairo", "2024-04-25T12:00:00Z", "2024-04-25T22:00:00Z")] // midnight does not exist
    [InlineData("America/Havana", "2026-03-08T04:30:00Z", "2026-03-08T05:00:00Z")] // midnight does not exist
    [InlineData("Africa/Cairo", "2024-10-31T20:30:00Z", "2024-10-31T22:00:00Z")] // 24:00 becomes 23:00 of the same day
    [InlineData("America/St_Johns", "2006-10-29T02:29:59Z", "2006-10-29T02:30:00Z")] // midnight comes ...
    [InlineData("America/St_Johns", "2006-10-29T02:30:00Z", "2006-10-29T02:31:00Z")] // ... goes back to yesterday ...
    [InlineData("America/St_Johns", "2006-10-29T02:31:00Z", "2006-10-29T03:30:00Z")] // ... and comes again
    [InlineData("Pacific/Apia", "2011-12-30T09:00:00Z", "2011-12-30T10:00:00Z")] // a day is left out
    public void The_date_changes_when_the_zone_says_so(string zone, string now, string expected)
    {
        var input = SceneFixture.Widget(Date) with { Time = Utc(now), Zone = TimeZoneInfo.FindSystemTimeZoneById(zone) };
        Assert.Equal(Utc(expected), SceneBuilder.Build(input, null).NextChange);
    }

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("America/St_Johns")]
    [InlineData("Africa/Cairo")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("America/Havana")]
    public void Up_to_the_next_change_nothing_changes_and_then_something_does(string name)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        var input = SceneFixture.Widget(Date) with { Zone = zone, Time = Utc("2024-01-01T00:00:00Z") };
        while (input.Time.Year < 2025)
        {
            var now = SceneBuilder.Build(input, null);
            var next = now.NextChange!.Value;
            var before = SceneBuilder.Build(input with { Time = next.AddTicks(-1) }, now);
            Assert.True(now.Layers == before.Layers, $"something changed before {next:o}");
            Assert.Equal(next, before.NextChange);
            Assert.False(now.Layers == SceneBuilder.Build(input with { Time = next }, now).Layers, $"nothing changed at {next:o}");
            input = input with { Time = next };
        }
    }

    [Fact]
    public void The_earliest_change_of_all_widgets_counts()
    {
        var layout = SceneFixture.Layout("""
            {"widgets":{
              "a":{"kind":"date","frame":{"x":300,"y":40,"width":200,"height":80}},
              "b":{"kind":"digital-clock","seconds":true,"frame":{"x":300,"y":140,"width":200,"height":80}},
              "c":{"kind":"text","text":"Hi","frame":{"x":300,"y":240,"width":200,"height":80}}}}
            """);
        var snapshot = SceneBuilder.Build(SceneFixture.Input(SceneDocuments.From([layout], null)), null);
        Assert.Equal(Utc("2026-11-23T19:48:06Z"), snapshot.NextChange);
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
