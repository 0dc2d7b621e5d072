using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Merging;
using RearCloud.Core.Replicas;

namespace RearCloud.Core.Tests.Merging;

public sealed class MemberMoveTests
{
    private static readonly DocumentKey Key = Make.Key("layout", "home");

    [Theory]
    [InlineData("a", "b", "b,a,c,d")]
    [InlineData("a", "d", "b,c,d,a")]
    [InlineData("d", null, "d,a,b,c")]
    [InlineData("c", "a", "a,c,b,d")]
    [InlineData("b", "a", "a,b,c,d")]
    public void A_member_stands_behind_the_sibling_that_was_named(string member, string? after, string expected)
    {
        var layout = Layout(("a", "F"), ("b", "K"), ("c", "P"), ("d", "V"));
        Assert.Equal(expected, Ids(Merge(layout, Move(member, after)).Body));
    }

    [Fact]
    public void A_move_that_is_merged_twice_changes_nothing_the_second_time()
    {
        var first = Merge(Layout(("a", "F"), ("b", "K"), ("c", "P")), Move("c", "a"));
        Assert.False(Merge(new Document(Key, first.Body, new Sequence(10), false), Move("c", "a")).IsChanged);
    }

    [Fact]
    public void Members_of_one_key_are_passed_together() =>
        Assert.Equal("b,c,a,d", Ids(Merge(Layout(("a", "F"), ("b", "K"), ("c", "K"), ("d", "V")), Move("a", "b")).Body));

    [Fact]
    public void A_sibling_that_is_gone_gives_its_place_by_its_order_and_without_one_the_member_goes_to_the_end()
    {
        var layout = Layout(("a", "F"), ("c", "P"), ("d", "V"));
        Assert.Equal("a,d,c", Ids(Merge(layout, Move("d", "b", "K")).Body));
        Assert.Equal("c,d,a", Ids(Merge(layout, Move("a", "b")).Body));
    }

    [Fact]
    public void The_maker_tells_the_order_of_the_sibling_that_it_sees()
    {
        var layout = Layout(("a", "F"), ("b", "K"));
        Assert.Equal("K", Move("a", "b").Seeing(layout).Place!.AfterOrder);
        Assert.Null(Move("a", "gone").Seeing(layout).Place!.AfterOrder);
        Assert.Null(Move("a", null).Seeing(layout).Place!.AfterOrder);
        Assert.Equal("Z", Move("a", "b", "Z").Seeing(layout).Place!.AfterOrder);
    }

    [Fact]
    public void Moving_a_member_that_is_gone_does_nothing()
    {
        var layout = Layout(("a", "F"));
        foreach (var merged in new[] { Merge(layout, Move("gone", "a")), Merge(Make.Document("layout", "home", """{"format":1}""", 10), Move("a", null)) })
        {
            Assert.False(merged.IsChanged);
            Assert.Empty(merged.Lost);
        }
    }

    [Theory]
    [InlineData("""{"widgets":{"a":7}}""")]
    [InlineData("""{"widgets":"none"}""")]
    public void What_is_no_object_in_a_collection_cannot_be_moved(string body)
    {
        var problem = Apply(Make.Document("layout", "home", body, 10), Move("a", null)).Problem!;
        Assert.Equal(("edit.move.member", "/widgets/a"), (problem.Code, problem.Path));
    }

    [Fact]
    public void A_move_in_a_document_that_is_missing_or_seen_deleted_is_refused()
    {
        Assert.Equal("edit.document-missing", EditMerge.Apply(null, FieldStamps.Empty, Move("a", null), new FieldStamp(new Sequence(1), Make.Noon)).Problem!.Code);
        Assert.Equal("edit.document-deleted", Apply(Layout(("a", "F")) with { IsDeleted = true }, Move("a", null)).Problem!.Code);
    }

    [Fact]
    public void Concurrent_moves_of_one_member_are_settled_like_any_field()
    {
        var layout = Layout(("a", "F"), ("b", "K"), ("c", "P"));
        var first = Merge(layout, Move("a", "c"));
        var second = EditMerge.Apply(
            new Document(Key, first.Body, new Sequence(11), false), first.Stamps, Move("a", "b"), new FieldStamp(new Sequence(12), Make.Noon.AddSeconds(-60))).Value;

        Assert.False(second.IsChanged);
        Assert.Equal("/widgets/a/order", Assert.Single(second.Lost).Path.Pointer);
        Assert.Equal("b,c,a", Ids(second.Body));
    }

    [Fact]
    public void The_replica_shows_the_key_that_the_server_stores_and_members_put_to_one_place_get_different_keys()
    {
        var layout = Layout(("a", "F"), ("b", "K"), ("c", "P"), ("d", "V"));
        var view = ReplicaView.Of([layout], [new Mutation(new MutationId(1), new TraceId("t"), Make.Noon, [Move("d", "a")])])[Key];

        Assert.Equal(Order(Merge(layout, Move("d", "a")).Body, "d"), Order(view.Body, "d"));
        Assert.NotEqual(Order(Merge(layout, Move("c", "a")).Body, "c"), Order(Merge(Layout(("a", "F"), ("b", "K"), ("d", "V")), Move("d", "a")).Body, "d"));
    }

    private static Edit Move(string member, string? after, string? afterOrder = null) => Edit.Move(Key, new Sequence(10), FieldPath.Of("widgets", member), after, afterOrder);

    private static Result<MergeOutcome> Apply(Document document, Edit edit) =>
        EditMerge.Apply(document, FieldStamps.Whole(new FieldStamp(new Sequence(10), Make.Noon)), edit, new FieldStamp(new Sequence(11), Make.Noon.AddSeconds(1)));

    private static MergeOutcome Merge(Document document, Edit edit) => Apply(document, edit).Value;

    private static Document Layout(params (string Id, string Order)[] widgets)
    {
        var members = widgets.Select(w => $"\"{w.Id}\":{{\"order\":\"{w.Order}\"}}");
        return Make.Document("layout", "home", $"{{\"format\":1,\"widgets\":{{{string.Join(',', members)}}}}}", 10);
    }

    private static string Ids(JsonElement body) => string.Join(',', OrderedCollection.Of(body, "widgets").Members.Select(m => m.Id));

    private static string? Order(JsonElement body, string id) => OrderedCollection.Of(body, "widgets").OrderOf(id);
}
