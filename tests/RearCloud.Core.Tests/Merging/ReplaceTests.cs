using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Merging;

namespace RearCloud.Core.Tests.Merging;

public sealed class ReplaceTests
{
    private static readonly DocumentKey Key = Make.Key("layout", "home");

    private static readonly Document Layout = Make.Document("layout", "home", """{"format":1,"name":"Home","widgets":{"a":{"color":"#fff"},"b":{"color":"#fff"}}}""", 10);

    private static readonly FieldStamps Stamps = FieldStamps.Whole(new FieldStamp(new Sequence(10), Make.Noon));

    [Theory]
    [InlineData("""{"format":2}""")]
    [InlineData("""{"format":1,"name":"Home","widgets":{"a":{"color":"#000"}}}""")]
    [InlineData("""{"widgets":[1,2],"name":{"en":"Home"}}""")]
    [InlineData("{}")]
    public void The_document_becomes_the_body(string body)
    {
        var merged = Merge(Layout, Stamps, Replace(10, body), 11, 1);
        Assert.True(JsonElement.DeepEquals(Make.Json(body), merged.Body), merged.Body.GetRawText());
        Assert.Empty(merged.Lost);
        Assert.False(Merge(After(merged, 11), merged.Stamps, Replace(10, body), 12, 2).IsChanged);
    }

    [Fact]
    public void What_never_was_is_created_and_what_is_deleted_stands_again()
    {
        var created = EditMerge.Apply(null, FieldStamps.Empty, Replace(0, """{"format":1,"gone":null}"""), Stamp(1, 0)).Value;
        Assert.Equal("""{"format":1}""", created.Body.GetRawText());

        var risen = Merge(Layout with { IsDeleted = true }, Stamps, Replace(10, Layout.Body.GetRawText()), 11, 1);
        Assert.Equal((false, true), (risen.IsDeleted, risen.IsChanged));
    }

    [Fact]
    public void A_member_that_was_changed_meanwhile_is_kept_as_lost_when_the_replacement_is_the_later_one()
    {
        var edited = Merge(Layout, Stamps, Set("/name", "\"Theirs\""), 11, 1);
        var replaced = Merge(After(edited, 11), edited.Stamps, Replace(10, Layout.Body.GetRawText()), 12, 2);

        Assert.Equal("Home", replaced.Body.GetProperty("name").GetString());
        var lost = Assert.Single(replaced.Lost);
        Assert.Equal(("/name", "Theirs", false), (lost.Path.Pointer, lost.Value!.Value.GetString(), lost.WasIncoming));
    }

    [Fact]
    public void A_member_that_was_changed_later_stands_and_the_replacements_value_is_kept_as_lost()
    {
        var edited = Merge(Layout, Stamps, Set("/name", "\"Theirs\""), 11, 60);
        var replaced = Merge(After(edited, 11), edited.Stamps, Replace(10, """{"format":1,"name":"Mine","widgets":{}}"""), 12, 2);

        Assert.Equal("Theirs", replaced.Body.GetProperty("name").GetString());
        Assert.Empty(replaced.Body.GetProperty("widgets").EnumerateObject());
        Assert.Contains(replaced.Lost, l => l.WasIncoming && l.Value!.Value.GetString() == "Mine");
    }

    [Fact]
    public void A_widget_that_the_replacement_removes_is_gone_although_it_was_edited_later_and_what_was_edited_is_kept()
    {
        var edited = Merge(Layout, Stamps, Set("/widgets/b/color", "\"#f00\""), 11, 60);
        var replaced = Merge(After(edited, 11), edited.Stamps, Replace(10, """{"format":1,"name":"Home","widgets":{"a":{"color":"#fff"}}}"""), 12, 2);

        Assert.False(replaced.Body.GetProperty("widgets").TryGetProperty("b", out _));
        Assert.Equal("#f00", Assert.Single(replaced.Lost).Value!.Value.GetProperty("color").GetString());
    }

    [Fact]
    public void A_widget_that_was_put_there_later_and_never_seen_is_not_removed()
    {
        var added = Merge(Layout, Stamps, Set("/widgets/c", """{"color":"#00f"}"""), 11, 60);
        var replaced = Merge(After(added, 11), added.Stamps, Replace(10, Layout.Body.GetRawText()), 12, 2);
        Assert.True(replaced.Body.GetProperty("widgets").TryGetProperty("c", out _));

        var later = Merge(After(added, 11), added.Stamps, Replace(10, Layout.Body.GetRawText()), 12, 90);
        Assert.False(later.Body.GetProperty("widgets").TryGetProperty("c", out _));
        Assert.Equal("/widgets/c", Assert.Single(later.Lost).Path.Pointer);
    }

    private static Edit Replace(long basedOn, string body) => Edit.Replace(Key, new Sequence(basedOn), Make.Json(body));

    private static Edit Set(string pointer, string json) => Edit.Set(Key, new Sequence(10), Make.Field(pointer, json));

    private static FieldStamp Stamp(long sequence, int seconds) => new(new Sequence(sequence), Make.Noon.AddSeconds(seconds));

    private static MergeOutcome Merge(Document document, FieldStamps stamps, Edit edit, long sequence, int seconds) =>
        EditMerge.Apply(document, stamps, edit, Stamp(sequence, seconds)).Value;

    private static Document After(MergeOutcome outcome, long version) => new(Key, outcome.Body, new Sequence(version), outcome.IsDeleted);
}
