using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Merging;

namespace RearCloud.Core.Tests.Merging;

public sealed class EditMergeTests
{
    private static readonly DocumentKey Key = Make.Key("layout", "home");

    private static readonly Document Layout = Make.Document(
        "layout", "home", """{"format":1,"name":"Home","widgets":{"clock":{"kind":"digital-clock","order":"V","color":"#fff","frame":{"x":1,"y":2,"width":3,"height":4}}}}""", 10);

    private static readonly FieldStamps Stamps = FieldStamps.Whole(new FieldStamp(new Sequence(10), Make.Noon));

    [Fact]
    public void Two_people_who_set_different_members_both_keep_theirs()
    {
        var first = Merge(Layout, Stamps, Set(10, Make.Field("/name", "\"Mine\"")), 11, 1);
        var second = Merge(After(first, 11), first.Stamps, Set(10, Make.Field("/widgets/clock/color", "\"#f00\"")), 12, 2);

        Assert.Equal("Mine", second.Body.GetProperty("name").GetString());
        Assert.Equal("#f00", Clock(second.Body).GetProperty("color").GetString());
        Assert.Empty(second.Lost);
    }

    [Fact]
    public void An_edit_on_the_current_version_wins_whatever_its_clock_says()
    {
        var first = Merge(Layout, Stamps, Set(10, Make.Field("/name", "\"First\"")), 11, 60);
        var second = Merge(After(first, 11), first.Stamps, Set(11, Make.Field("/name", "\"Second\"")), 12, -60);

        Assert.Equal("Second", second.Body.GetProperty("name").GetString());
        Assert.Empty(second.Lost);
    }

    [Fact]
    public void Of_two_concurrent_edits_the_later_time_wins_and_the_earlier_value_is_kept_as_lost()
    {
        var first = Merge(Layout, Stamps, Set(10, Make.Field("/name", "\"Late\"")), 11, 60);
        var second = Merge(After(first, 11), first.Stamps, Set(10, Make.Field("/name", "\"Early\"")), 12, 30);

        Assert.False(second.IsChanged);
        Assert.Equal("Late", second.Body.GetProperty("name").GetString());
        var lost = Assert.Single(second.Lost);
        Assert.True(lost.WasIncoming);
        Assert.Equal("Early", lost.Value!.Value.GetString());
    }

    [Fact]
    public void A_concurrent_edit_that_wins_keeps_what_it_replaced()
    {
        var first = Merge(Layout, Stamps, Set(10, Make.Field("/name", "\"Early\"")), 11, 30);
        var second = Merge(After(first, 11), first.Stamps, Set(10, Make.Field("/name", "\"Late\"")), 12, 60);

        var lost = Assert.Single(second.Lost);
        Assert.False(lost.WasIncoming);
        Assert.Equal("Early", lost.Value!.Value.GetString());
        Assert.Equal("Late", second.Body.GetProperty("name").GetString());
    }

    [Fact]
    public void A_frame_is_one_value()
    {
        var first = Merge(Layout, Stamps, Set(10, Make.Field("/widgets/clock/frame", """{"x":50,"y":2,"width":3,"height":4}""")), 11, 1);
        var second = Merge(After(first, 11), first.Stamps, Set(10, Make.Field("/widgets/clock/frame", """{"x":1,"y":70,"width":3,"height":4}""")), 12, 2);

        Assert.Equal("""{"x":1,"y":70,"width":3,"height":4}""", Clock(second.Body).GetProperty("frame").GetRawText());
        Assert.Single(second.Lost);
    }

    [Fact]
    public void An_object_is_merged_member_by_member_and_null_removes()
    {
        var merged = Merge(Layout, Stamps, Set(10, Make.Field("/widgets/clock", """{"color":null,"weight":300}""")), 11, 1);
        var clock = Clock(merged.Body);
        Assert.False(clock.TryGetProperty("color", out _));
        Assert.Equal(300, clock.GetProperty("weight").GetInt32());
        Assert.Equal("digital-clock", clock.GetProperty("kind").GetString());
    }

    [Fact]
    public void Deleting_a_widget_wins_over_a_later_edit_of_it()
    {
        var edited = Merge(Layout, Stamps, Set(10, Make.Field("/widgets/clock/color", "\"#f00\"")), 11, 60);
        var deleted = Merge(After(edited, 11), edited.Stamps, Set(10, Make.Field("/widgets/clock", null)), 12, 1);
        Assert.False(deleted.Body.GetProperty("widgets").TryGetProperty("clock", out _));

        var late = Merge(After(deleted, 12), deleted.Stamps, Set(10, Make.Field("/widgets/clock/color", "\"#00f\"")), 13, 90);
        Assert.False(late.IsChanged);
        Assert.False(late.Body.GetProperty("widgets").TryGetProperty("clock", out _));
    }

    [Fact]
    public void A_value_for_a_widget_that_is_gone_is_kept_as_lost()
    {
        var deleted = Merge(Layout, Stamps, Set(10, Make.Field("/widgets/clock", null)), 11, 1);
        var late = Merge(After(deleted, 11), deleted.Stamps, Set(10, Make.Field("/widgets/clock/color", "\"#00f\"")), 12, 90);

        var lost = Assert.Single(late.Lost);
        Assert.Equal(("/widgets/clock/color", "#00f", true), (lost.Path.Pointer, lost.Value!.Value.GetString(), lost.WasIncoming));
    }

    [Fact]
    public void An_edit_does_not_lose_to_itself()
    {
        var merged = Merge(Layout, Stamps, Set(10, Make.Field("/name", "\"One\""), Make.Field("/name", "\"Two\""), Make.Field("/widgets/clock/color", "\"#f00\""), Make.Field("/widgets/clock", null)), 11, 1);
        Assert.Equal("Two", merged.Body.GetProperty("name").GetString());
        Assert.Empty(merged.Lost);
    }

    [Fact]
    public void A_null_inside_an_object_that_is_written_whole_is_an_absent_member()
    {
        var edit = Set(10, Make.Field("/options", """{"a":null,"b":{"c":null,"d":1},"list":[null]}"""));
        var first = Merge(Layout, Stamps, edit, 11, 1);
        Assert.Equal("""{"b":{"d":1},"list":[null]}""", first.Body.GetProperty("options").GetRawText());
        Assert.False(Merge(After(first, 11), first.Stamps, edit, 12, 2).IsChanged);
    }

    [Fact]
    public void A_widget_can_be_added_to_a_layout_that_has_none()
    {
        var empty = Make.Document("layout", "home", """{"format":1}""", 10);
        var merged = Merge(empty, Stamps, Set(10, Make.Field("/widgets/date", """{"kind":"date","order":"V"}""")), 11, 1);
        Assert.Equal("date", merged.Body.GetProperty("widgets").GetProperty("date").GetProperty("kind").GetString());
    }

    [Fact]
    public void Editing_a_layout_wins_over_deleting_it()
    {
        var edited = Merge(Layout, Stamps, Set(10, Make.Field("/name", "\"Still here\"")), 11, 1);
        var deletedUnseen = Merge(After(edited, 11), edited.Stamps, Edit.Delete(Key, new Sequence(10)), 12, 60);
        Assert.False(deletedUnseen.IsDeleted);
        Assert.False(deletedUnseen.IsChanged);

        var deletedFirst = Merge(Layout, Stamps, Edit.Delete(Key, new Sequence(10)), 11, 1);
        Assert.True(deletedFirst.IsDeleted);
        var editedUnseen = Merge(After(deletedFirst, 11), deletedFirst.Stamps, Set(10, Make.Field("/name", "\"Risen\"")), 12, 2);
        Assert.False(editedUnseen.IsDeleted);
    }

    [Fact]
    public void An_edit_that_had_seen_the_deletion_is_refused_and_a_creation_replaces_the_tombstone()
    {
        var deleted = After(Merge(Layout, Stamps, Edit.Delete(Key, new Sequence(10)), 11, 1), 11);
        Assert.Equal("edit.document-deleted", EditMerge.Apply(deleted, Stamps, Set(11, Make.Field("/name", "1")), Stamp(12, 2)).Problem!.Code);

        var created = Merge(deleted, Stamps, Edit.Create(Key, Make.Json("""{"format":1}"""), new Sequence(11)), 12, 2);
        Assert.False(created.IsDeleted);
        Assert.Equal("""{"format":1}""", created.Body.GetRawText());
    }

    [Fact]
    public void A_deleted_layout_is_restored_as_it_was()
    {
        var deleted = Merge(Layout, Stamps, Edit.Delete(Key, new Sequence(10)), 11, 1);
        var restored = Merge(After(deleted, 11), deleted.Stamps, Edit.Restore(Key, new Sequence(11)), 12, 2);
        Assert.False(restored.IsDeleted);
        Assert.True(JsonElement.DeepEquals(Layout.Body, restored.Body));
    }

    [Fact]
    public void Setting_what_stands_already_changes_nothing()
    {
        var merged = Merge(Layout, Stamps, Set(3, Make.Field("/name", "\"Home\"")), 11, 1);
        Assert.False(merged.IsChanged);
        Assert.Empty(merged.Lost);
    }

    [Theory]
    [InlineData(EditOperation.Set)]
    [InlineData(EditOperation.Delete)]
    [InlineData(EditOperation.Restore)]
    public void What_does_not_exist_can_only_be_created(EditOperation operation)
    {
        var edit = operation switch
        {
            EditOperation.Set => Set(0, Make.Field("/name", "1")),
            EditOperation.Delete => Edit.Delete(Key, default),
            _ => Edit.Restore(Key, default),
        };
        Assert.Equal("edit.document-missing", EditMerge.Apply(null, FieldStamps.Empty, edit, Stamp(1, 0)).Problem!.Code);
    }

    private static Edit Set(long basedOn, params FieldChange[] fields) => Edit.Set(Key, new Sequence(basedOn), fields);

    private static FieldStamp Stamp(long sequence, int seconds) => new(new Sequence(sequence), Make.Noon.AddSeconds(seconds));

    private static MergeOutcome Merge(Document document, FieldStamps stamps, Edit edit, long sequence, int seconds) =>
        EditMerge.Apply(document, stamps, edit, Stamp(sequence, seconds)).Value;

    private static Document After(MergeOutcome outcome, long version) => new(Key, outcome.Body, new Sequence(version), outcome.IsDeleted);

    private static JsonElement Clock(JsonElement body) => body.GetProperty("widgets").GetProperty("clock");
}
