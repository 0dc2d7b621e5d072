using RearCloud.Scene.Drawing;

namespace RearCloud.Scene.Tests;

public sealed class WallpaperTests
{
    private const string Asset = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("""{"type":"color","color":"#102030"}""", "  fill-rect [0 0 904 572] radius 0 #102030FF")]
    [InlineData("""{"type":"gradient","colors":["#102030","#405060"]}""", "  fill-gradient [0 0 904 572] radius 0 #102030FF to #405060FF")]
    [InlineData("""{"type":"image","asset":"ASSET","fit":"cover","focus":{"x":0.25,"y":0.5}}""", "  image ASSET [0 0 904 572] radius 0 cover focus 0.25 0.5")]
    public void A_wallpaper_covers_the_whole_panel(string body, string line) =>
        Assert.Equal(
            $"reference 904 x 572, next never, 0 fps\nground [0 0 904 572]\n  fill-rect [0 0 904 572] radius 0 #000000FF\n"
            + $"wallpaper [0 0 904 572]\n{line.Replace("ASSET", Asset, StringComparison.Ordinal)}\n",
            Print(body));

    [Fact]
    public void Dimming_lays_a_black_veil_over_it() =>
        Assert.EndsWith(
            "  fill-rect [0 0 904 572] radius 0 #FFFFFFFF\n  fill-rect [0 0 904 572] radius 0 #00000066\n",
            Print("""{"type":"color","color":"#FFF","dim":0.4}"""), StringComparison.Ordinal);

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"type":"color"}""")]
    [InlineData("""{"type":"color","color":"red"}""")]
    [InlineData("""{"type":"gradient","colors":["#fff"]}""")]
    [InlineData("""{"type":"gradient","colors":["#fff",7]}""")]
    [InlineData("""{"type":"image","asset":"../../etc/passwd"}""")]
    [InlineData("""{"type":"image","asset":5}""")]
    [InlineData("""{"type":7}""")]
    public void A_broken_wallpaper_shows_the_ground(string body) =>
        Assert.Equal(
            "reference 904 x 572, next never, 0 fps\nground [0 0 904 572]\n  fill-rect [0 0 904 572] radius 0 #000000FF\n", Print(body));

    [Fact]
    public void Dimming_out_of_range_counts_as_none() =>
        Assert.DoesNotContain("#000000", Print("""{"type":"color","color":"#FFF","dim":4}""").Split("wallpaper")[1], StringComparison.Ordinal);

    [Fact]
    public void The_ground_is_opaque_even_if_its_colour_is_not() =>
        Assert.Contains("#112233FF", Print("{}", background: "#11223344"), StringComparison.Ordinal);

    private static string Print(string body, string background = "#000000")
    {
        var layout = SceneFixture.Layout($$"""{"format":1,"background":"{{background}}","wallpaper":"dunes","widgets":{} }""");
        var wallpaper = SceneFixture.Document("wallpaper", "dunes", body.Replace("ASSET", Asset, StringComparison.Ordinal));
        var input = SceneFixture.Input(SceneDocuments.From([wallpaper, layout], null));
        return DrawListText.Print(SceneBuilder.Build(input, null));
    }
}
