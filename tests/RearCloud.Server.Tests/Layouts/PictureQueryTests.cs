using RearCloud.Server.Layouts.Pictures;

namespace RearCloud.Server.Tests.Layouts;

public sealed class PictureQueryTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 21, 10, 9, 36, TimeSpan.Zero);
    private static readonly PictureQuery Nothing = new(null, null, null, null, null, null, null, null);

    [Fact]
    public void An_empty_query_is_the_reference_panel_now()
    {
        var request = PictureQuery.Read(Nothing, Now).Value;
        Assert.Equal("reference", request.Panel.Id);
        Assert.Equal((Now, TimeZoneInfo.Utc, 1f), (request.Time, request.Zone, request.Scale));
        Assert.Null(request.Frame);
    }

    [Fact]
    public void A_whole_query_is_read()
    {
        var request = PictureQuery.Read(new PictureQuery("large", "2026-06-01T12:00:00+02:00", "Asia/Tokyo", "0.5", "clock", "date", "1,-2.5,300,40", "12"), Now).Value;
        Assert.Equal("large", request.Panel.Id);
        Assert.Equal(new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero), request.Time);
        Assert.Equal("Asia/Tokyo", request.Zone.Id);
        Assert.Equal((0.5f, "clock", "date"), (request.Scale, request.OnlyWidget, request.WithoutWidget));
        Assert.Equal((1, -2.5, 300, 40), request.Frame);
        Assert.Equal(12, request.At!.Value.Value);
    }

    [Theory]
    [InlineData("panel", "toaster")]
    [InlineData("time", "soon")]
    [InlineData("zone", "Mars/Olympus")]
    [InlineData("scale", "9")]
    [InlineData("scale", "NaN")]
    [InlineData("at", "-1")]
    [InlineData("frame", "1,2,3")]
    [InlineData("frame", "1,2,0,4")]
    [InlineData("frame", "1,2,NaN,4")]
    [InlineData("frame", "1,2,3,1e9")]
    public void A_wrong_member_is_named(string member, string value)
    {
        var query = member switch
        {
            "panel" => Nothing with { Panel = value },
            "time" => Nothing with { Time = value },
            "zone" => Nothing with { Zone = value },
            "at" => Nothing with { At = value },
            "scale" => Nothing with { Scale = value },
            _ => Nothing with { Frame = value },
        };
        var problem = PictureQuery.Read(query, Now).Problem!;
        Assert.Equal(($"picture.{member}", $"/{member}"), (problem.Code, problem.Path));
    }
}
