using RearCloud.Panel.Linux.Zones;

namespace RearCloud.Panel.Linux.Tests;

public sealed class LocalZoneTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rearcloud-test-").FullName;
    private readonly RecordingFeed _feed = new();

    private string Link => Path.Combine(_folder, "localtime");

    [Fact]
    public void A_traveller_gets_the_new_zone_once()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("TZ") is not null, "TZ is set and wins over the link.");
        var zone = new LocalZone(Link);
        PointTo("Europe/Berlin");
        zone.Look(_feed);
        zone.Look(_feed);
        PointTo("Asia/Tokyo");
        zone.Look(_feed);
        zone.Look(_feed);
        Assert.Equal(["Europe/Berlin", "Asia/Tokyo"], _feed.Zones);
    }

    [Fact]
    public void Without_a_link_the_runtime_finds_the_zone()
    {
        new LocalZone(Link).Look(_feed);
        Assert.Equal([TimeZoneInfo.Local.Id], _feed.Zones);
    }

    [Fact]
    public void A_link_to_an_unknown_zone_leaves_it_to_the_runtime()
    {
        PointTo("Europe/Atlantis");
        Assert.Equal(TimeZoneInfo.Local.Id, new LocalZone(Link).Read().Id);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void PointTo(string zone)
    {
        File.Delete(Link);
        File.CreateSymbolicLink(Link, $"../usr/share/zoneinfo/{zone}");
    }
}
