using System.Text.Json;
using RearCloud.Core.Edits;
using RearCloud.Core.Merging;
using RearCloud.Web.History.Timeline;

namespace RearCloud.Web.Tests.History;

public sealed class ChangeWordsTests
{
    [Theory]
    [InlineData("/widgets/clock/frame", """{"x":1,"y":80,"width":400,"height":200}""", """{"x":300,"y":80,"width":400,"height":200}""", "Moved Digital clock")]
    [InlineData("/widgets/clock/frame", """{"x":300,"y":80,"width":100,"height":200}""", """{"x":300,"y":80,"width":400,"height":200}""", "Resized Digital clock")]
    [InlineData("/widgets/clock/order", "\"Z\"", "\"V\"", "Reordered Digital clock")]
    [InlineData("/widgets/clock/weight", "300", "400", "Changed weight of Digital clock")]
    [InlineData("/widgets/note/text", "\"Bye\"", "\"Hello\"", "Changed the text to “Bye”")]
    [InlineData("/widgets/note/color", "\"#ff0000\"", null, "Changed colour of “Hello 你好”")]
    [InlineData("/widgets/note", null, """{"kind":"text","text":"Hello"}""", "Deleted “Hello 你好”")]
    [InlineData("/widgets/gone", null, """{"kind":"battery"}""", "Deleted Battery")]
    [InlineData("/widgets/clock", """{"kind":"digital-clock"}""", null, "Added Digital clock")]
    [InlineData("/widgets/clock", """{"kind":"digital-clock"}""", """{"kind":"text"}""", "Changed Digital clock")]
    [InlineData("/wallpaper", "\"dunes\"", null, "Changed the wallpaper")]
    [InlineData("/wallpaper", null, "\"dunes\"", "Took the wallpaper away")]
    [InlineData("/name", "\"Night\"", "\"Home\"", "Renamed the layout to “Night”")]
    [InlineData("/background", "\"#000000\"", null, "Changed the background")]
    public void A_set_is_told_in_words(string pointer, string? value, string? before, string words) =>
        Assert.Equal(words, Words(Told.Set(Told.Field(pointer, value)), Told.Was(Told.Field(pointer, before))));

    [Fact]
    public void A_merged_object_is_told_by_what_it_really_changed() =>
        Assert.Equal(
            "Changed the text to “Bye”",
            Words(Told.Set(Told.Field("/widgets", """{"note":{"text":"Bye","kind":"text"}}""")), Told.Was(Told.Field("/widgets/note/text", "\"Hello\""))));

    [Fact]
    public void Several_members_are_joined_and_many_are_counted()
    {
        var (move, weight, name) = (Told.Field("/widgets/clock/frame", "{}"), Told.Field("/widgets/clock/weight", "1"), Told.Field("/name", "\"A\""));
        Assert.Equal("Moved Digital clock, changed weight of Digital clock", Words(Told.Set(move, weight), null));
        Assert.Equal("Moved Digital clock and 2 more", Words(Told.Set(move, weight, name), null));
    }

    [Fact]
    public void Whole_documents_moves_and_named_groups_are_told()
    {
        var body = JsonElement.Parse("{}");
        Assert.Equal("Created the layout", Words(Edit.Create(Told.Home, body), ReversePatch.Nothing));
        Assert.Equal("Created the layout", Words(Edit.Replace(Told.Home, default, body), ReversePatch.Nothing));
        Assert.Equal("Moved Digital clock", Words(Edit.Replace(Told.Home, default, Told.Today.Body), Told.Was(Told.Field("/widgets/clock/frame", """{"x":1,"y":80,"width":400,"height":200}"""))));
        Assert.Equal("Replaced the layout", Words(Edit.Replace(Told.Home, default, body), null));
        Assert.Equal("Deleted the layout", Words(Edit.Delete(Told.Home, default), Told.Was()));
        Assert.Equal("Restored the deleted layout", Words(Edit.Restore(Told.Home, default), Told.Was()));
        Assert.Equal("Reordered Digital clock", Words(Edit.Move(Told.Home, default, FieldPath.Of("widgets", "clock"), null), null));
        Assert.Equal("Arrange clocks", ChangeWords.Of(Told.Entry(1, Told.Set(), null, name: "Arrange clocks").Change, WidgetNames.Of(Told.Today)));
    }

    [Fact]
    public void A_change_of_which_every_value_lost_had_no_effect()
    {
        var lost = new LostValue(FieldPath.Of("name"), JsonElement.Parse("\"A\""), WasIncoming: true);
        Assert.True(ChangeWords.HadNoEffect(Told.Entry(1, Told.Set(Told.Field("/name", "\"A\"")), Told.Was(), lost: lost).Change));
        Assert.False(ChangeWords.HadNoEffect(Told.Entry(1, Told.Set(Told.Field("/name", "\"A\"")), Told.Was(Told.Field("/name", "\"B\"")), lost: lost with { WasIncoming = false }).Change));
        Assert.False(ChangeWords.HadNoEffect(Told.Entry(1, Edit.Delete(Told.Home, default), Told.Was()).Change));
    }

    [Theory]
    [InlineData("\"Hello\"", "“Hello”")]
    [InlineData("\"#ff8800\"", "#FF8800")]
    [InlineData("true", "on")]
    [InlineData("1.50", "1.5")]
    [InlineData("""{"x":1,"y":2,"width":30,"height":40}""", "1, 2 · 30 × 40")]
    [InlineData("[1]", "another value")]
    [InlineData(null, "removed")]
    public void A_value_is_told_in_words(string? value, string words) => Assert.Equal(words, ValueWords.Of(value is null ? null : JsonElement.Parse(value)));

    [Fact]
    public void A_long_text_is_cut_between_characters_that_belong_together()
    {
        var cut = ValueWords.Shorten(string.Concat(Enumerable.Repeat("👨‍👩‍👧", 40)));
        Assert.Equal(string.Concat(Enumerable.Repeat("👨‍👩‍👧", 31)) + "…", cut);
    }

    private static string Words(Edit edit, ReversePatch? before)
    {
        var names = WidgetNames.Of(Told.Today);
        names.Learn(edit, before);
        return ChangeWords.Of(Told.Entry(1, edit, before).Change, names);
    }
}
