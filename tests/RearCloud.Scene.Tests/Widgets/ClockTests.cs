using System.Globalization;
using RearCloud.Scene.Drawing;

namespace RearCloud.Scene.Tests.Widgets;

public sealed class ClockTests
{
    [Theory]
    [InlineData("auto", "en-GB", "20:48")]
    [InlineData("auto", "en-US", "8:48")]
    [InlineData("auto", "fi-FI", "20.48")]
    [InlineData("24", "en-US", "20:48")]
    [InlineData("12", "de-DE", "8:48")]
    [InlineData("25", "de-DE", "20:48")]
    public void Hours_are_written_as_asked_or_as_the_culture_does(string hours, string culture, string expected) =>
        Assert.Equal(expected, Figures($"\"hours\":\"{hours}\"", culture));

    [Theory]
    [InlineData("00:00", "12:00")]
    [InlineData("00:59", "12:59")]
    [InlineData("12:00", "12:00")]
    [InlineData("13:05", "1:05")]
    public void Twelve_hours_have_no_zero(string time, string expected) =>
        Assert.Equal(expected, Figures("\"hours\":\"12\"", "en-GB", DateTimeOffset.Parse($"2026-11-23T{time}:00+01:00", CultureInfo.InvariantCulture)));

    [Fact]
    public void A_widget_may_name_its_own_zone() => Assert.Equal("04:48", Figures("\"zone\":\"Asia/Tokyo\"", "en-GB"));

    [Theory]
    [InlineData("\"zone\":\"Mars/Olympus\"")]
    [InlineData("\"zone\":\"\"")]
    [InlineData("\"zone\":\"../../etc/passwd\"")]
    [InlineData("\"zone\":5")]
    public void An_unknown_zone_counts_as_the_owners(string zone) => Assert.Equal("20:48", Figures(zone, "en-GB"));

    [Fact]
    public void Figures_keep_their_size_when_the_hour_gets_a_second_digit()
    {
        var nine = DateTimeOffset.Parse("2026-11-23T09:59:00+01:00", CultureInfo.InvariantCulture);
        Assert.Equal(Time("\"hours\":\"12\"", "en-GB", nine).Style.Size, Time("\"hours\":\"12\"", "en-GB", nine.AddMinutes(1)).Style.Size);
    }

    [Fact]
    public void The_sweeping_second_hand_is_at_the_same_angle_before_and_after_each_new_snapshot()
    {
        var input = SceneFixture.Widget("\"kind\":\"analog-clock\"");
        var before = SceneBuilder.Build(input, null);
        Assert.Equal(120, before.FrameRate);
        var turn = before.NextChange!.Value;
        var after = SceneBuilder.Build(input with { Time = turn }, before);
        Assert.Equal(AngleOfSecondHand(before, turn), AngleOfSecondHand(after, turn), 6);
        Assert.Equal(5.25 * 6, AngleOfSecondHand(before, input.Time) % 360, 6);

        var hour = new DateTimeOffset(2026, 11, 23, 20, 0, 0, TimeSpan.Zero);
        var next = SceneBuilder.Build(input with { Time = hour }, before);
        Assert.Equal(AngleOfSecondHand(before, hour) % 360, AngleOfSecondHand(next, hour) % 360, 6);
    }

    [Theory]
    [InlineData("tick")]
    [InlineData("none")]
    public void Without_sweep_nothing_moves_between_snapshots(string seconds) =>
        Assert.Equal(0, SceneBuilder.Build(SceneFixture.Widget($"\"kind\":\"analog-clock\",\"seconds\":\"{seconds}\""), null).FrameRate);

    private static double AngleOfSecondHand(Snapshot snapshot, DateTimeOffset time) =>
        snapshot.Layers.Single(l => l.Id == "widget/w/second").Ops.OfType<DrawOp.Hand>().Single().Angle.At(time);

    private static string Figures(string members, string culture, DateTimeOffset? time = null) => Time(members, culture, time).Content;

    private static DrawOp.Text Time(string members, string culture, DateTimeOffset? time)
    {
        var input = SceneFixture.Widget($"\"kind\":\"digital-clock\",{members}") with { Culture = CultureInfo.GetCultureInfo(culture) };
        if (time is { } other) input = input with { Time = other };
        return SceneBuilder.Build(input, null).Layers.Single(l => l.Id == "widget/w").Ops.OfType<DrawOp.Text>().Single();
    }
}
