using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Validation;
using RearCloud.Web.Wallpapers;

namespace RearCloud.Web.Tests.Wallpapers;

public sealed class WallpaperPresetTests
{
    [Fact]
    public void Every_preset_passes_the_door() =>
        Assert.All(WallpaperPreset.All, preset => Assert.Empty(DocumentCheck.Check(DocumentKind.Wallpaper, preset.ToBody())));

    [Theory]
    [InlineData("""{"color":"#123456"}""", "#123456")]
    [InlineData("""{"colors":["#123","#456"]}""", "linear-gradient(#123, #456)")]
    [InlineData("""{"type":"flow","colors":["#123","#456","#789"]}""", "linear-gradient(120deg, #123, #456, #789)")]
    [InlineData("""{"color":"red;background:url(//elsewhere)"}""", "#000")]
    [InlineData("""{"asset":"x) url(//elsewhere"}""", "#000")]
    [InlineData("""{"colors":["#123",5]}""", "#000")]
    [InlineData("""{}""", "#000")]
    public void Only_what_is_a_colour_or_an_asset_goes_into_a_style(string body, string css) =>
        Assert.Equal(css, WallpaperPreset.Css(new Document(new DocumentKey(DocumentKind.Wallpaper, new DocumentId("w")), JsonElement.Parse(body), new Sequence(1), false)));
}
