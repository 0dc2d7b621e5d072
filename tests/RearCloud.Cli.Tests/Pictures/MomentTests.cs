using RearCloud.Cli.Pictures;

namespace RearCloud.Cli.Tests.Pictures;

public sealed class MomentTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly DateTimeOffset Now = new(2026, 7, 1, 23, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-03-20T09:41:00+01:00", "2026-03-20T08:41:00Z")]
    [InlineData("2026-03-20T09:41:00.5Z", "2026-03-20T09:41:00.5Z")]
    [InlineData("2026-03-20T09:41Z", "2026-03-20T09:41:00Z")]
    [InlineData("2026-03-20T09:41", "2026-03-20T08:41:00Z")]
    [InlineData("2026-07-20 09:41:30", "2026-07-20T07:41:30Z")]
    [InlineData("9:41", "2026-07-02T07:41:00Z")]
    [InlineData("23:59:59", "2026-07-02T21:59:59Z")]
    [InlineData(null, "2026-07-01T23:30:00Z")]
    public void Moments_are_read_as_people_write_them(string? text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Moment.Read(text, Berlin, Now).Value);

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("25:00")]
    [InlineData("2026-02-30T09:41")]
    [InlineData("20.03.2026")]
    public void Anything_else_is_a_problem(string text) => Assert.Equal("rear.time", Moment.Read(text, Berlin, Now).Problem?.Code);
}
