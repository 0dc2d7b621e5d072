using RearCloud.Core.Documents;

namespace RearCloud.Scene.Tests;

public sealed class SceneDocumentsTests
{
    private static readonly Document Second = SceneFixture.Layout("""{"order":"W","widgets":{} }""", "second");
    private static readonly Document First = SceneFixture.Layout("""{"order":"V","widgets":{} }""", "first");
    private static readonly Document Unordered = SceneFixture.Layout("""{"widgets":{} }""", "a-unordered");
    private static readonly Document Settings = SceneFixture.Document("device-settings", "phone", """{"layout":"second"}""");

    [Fact]
    public void The_layout_of_the_devices_settings_wins() => Assert.Equal(Second, SceneDocuments.From([First, Second, Settings], "phone").Layout);

    [Fact]
    public void Settings_of_another_device_do_not_count() => Assert.Equal(First, SceneDocuments.From([Second, First, Settings], "tablet").Layout);

    [Fact]
    public void Else_the_lowest_in_order_and_those_without_one_last() =>
        Assert.Equal(First, SceneDocuments.From([Unordered, Second, First], null).Layout);

    [Fact]
    public void Settings_that_name_a_layout_that_is_gone_do_not_count()
    {
        var gone = Second with { IsDeleted = true };
        Assert.Equal(First, SceneDocuments.From([First, gone, Settings], "phone").Layout);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"layout\"")]
    [InlineData("""{"widgets":[]}""")]
    [InlineData("""{"widgets":7}""")]
    public void A_layout_that_is_broken_as_a_whole_is_passed_over(string body)
    {
        var broken = SceneFixture.Layout(body, "broken");
        Assert.Equal(First, SceneDocuments.From([broken, First], null).Layout);
        Assert.True(SceneDocuments.From([broken], null).IsFactory);
        Assert.True(SceneDocuments.Of(broken, []).IsFactory);
    }

    [Fact]
    public void Without_a_layout_it_is_the_factory_document()
    {
        Assert.True(SceneDocuments.From([], "phone").IsFactory);
        Assert.True(SceneDocuments.From([First with { IsDeleted = true }], null).IsFactory);
    }

    [Fact]
    public void The_wallpaper_is_the_one_that_the_layout_names()
    {
        var layout = SceneFixture.Layout("""{"wallpaper":"dunes","widgets":{} }""");
        var sea = SceneFixture.Document("wallpaper", "sea", """{"type":"color","color":"#0000FF"}""");
        var dunes = SceneFixture.Document("wallpaper", "dunes", """{"type":"color","color":"#FF0000"}""");
        Assert.Equal(dunes, SceneDocuments.From([layout, sea, dunes], null).Wallpaper);
        Assert.Null(SceneDocuments.From([layout, sea, dunes with { IsDeleted = true }], null).Wallpaper);
    }

    [Fact]
    public void A_document_is_read_again_only_if_it_changed()
    {
        var before = SceneDocuments.From([First], null);
        Assert.Same(before.ParsedLayout, SceneDocuments.From([First with { }], null, before).ParsedLayout);
        Assert.NotSame(before.ParsedLayout, SceneDocuments.From([First with { Version = new Sequence(2) }], null, before).ParsedLayout);
    }
}
