using System.Text.Json;
using System.Text.Json.Nodes;
using RearCloud.Core.Documents;
using RearCloud.Core.Validation;
using RearCloud.Web.Layouts.Editing;
using RearCloud.Web.Wallpapers;

namespace RearCloud.Web.Tests.Wallpapers;

public sealed class LiveWallpaperTests
{
    [Fact]
    public void Each_passes_the_door_with_every_value_that_can_be_chosen()
    {
        foreach (var live in LiveWallpaper.All)
        {
            Assert.Empty(DocumentCheck.Check(DocumentKind.Wallpaper, live.Body));
            Assert.True(LiveWallpaper.Moves(Document(live.Body)));
            Assert.NotEmpty(LiveWallpaper.PropertiesOf(Document(live.Body)));
            foreach (var property in LiveWallpaper.PropertiesOf(Document(live.Body)))
            {
                foreach (var value in Values(property))
                {
                    var body = JsonNode.Parse(live.Body.GetRawText())!.AsObject();
                    body[property.Member] = JsonNode.Parse(value);
                    Assert.Empty(DocumentCheck.Check(DocumentKind.Wallpaper, JsonSerializer.SerializeToElement(body)));
                }
            }
        }
    }

    [Theory]
    [InlineData("""{"format":1,"type":"image","asset":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}""", "image")]
    [InlineData("""{"format":1,"type":"gradient","colors":["#123","#456"]}""", "gradient")]
    public void A_still_picture_can_follow_the_hand_and_stand_again(string still, string type)
    {
        var body = JsonNode.Parse(still)!.AsObject();
        body["type"] = LiveWallpaper.OtherType(Document(JsonElement.Parse(still)));
        var moving = JsonSerializer.SerializeToElement(body);
        Assert.Empty(DocumentCheck.Check(DocumentKind.Wallpaper, moving));
        Assert.True(LiveWallpaper.Moves(Document(moving)));
        Assert.Equal(type, LiveWallpaper.OtherType(Document(moving)));
    }

    [Theory]
    [InlineData("""{"type":"color","color":"#123"}""")]
    [InlineData("""{"type":7}""")]
    [InlineData("{}")]
    public void What_stands_still_has_nothing_to_adjust(string body)
    {
        Assert.False(LiveWallpaper.Moves(Document(JsonElement.Parse(body))));
        Assert.Empty(LiveWallpaper.PropertiesOf(Document(JsonElement.Parse(body))));
        Assert.Null(LiveWallpaper.OtherType(Document(JsonElement.Parse(body))));
    }

    private static IEnumerable<string> Values(WidgetProperty property) => property switch
    {
        WidgetProperty.Choice choice => choice.Options.Select(option => $"\"{option.Value}\""),
        WidgetProperty.Number number => [FormattableString.Invariant($"{number.Min}"), FormattableString.Invariant($"{number.Max}"), FormattableString.Invariant($"{number.Default}")],
        _ => [],
    };

    private static Document Document(JsonElement body) => new(new DocumentKey(DocumentKind.Wallpaper, new DocumentId("w")), body, new Sequence(1), false);
}
