using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Merging;

namespace RearCloud.Core.Tests.Merging;

public sealed class OrderBalanceTests
{
    [Fact]
    public void Short_keys_are_left_alone() =>
        Assert.Empty(OrderBalance.Of(Body(("a", "V"), ("b", new string('V', Limits.OrderKeyLength)))));

    [Fact]
    public void What_is_no_collection_is_left_alone() =>
        Assert.Empty(OrderBalance.Of(Make.Json("""{"format":1,"order":"V","list":[1],"widgets":{"a":7,"b":{"order":"0"},"c":{"order":5}}}""")));

    [Fact]
    public void One_long_key_spreads_its_collection_and_no_other_and_all_keep_their_order() =>
        Gen.String[Gen.Char["0123456789ABCxyz"], 1, 40].Array[1, 60].Sample(texts =>
        {
            var widgets = texts.Select((t, i) => ($"w{i}", t.TrimEnd('0') is { Length: > 0 } key ? key : "V")).Append(("long", new string('V', Limits.OrderKeyLength + 1))).ToArray();
            var body = JsonNode.Parse(Body(widgets).GetRawText())!.AsObject();
            body["pages"] = JsonNode.Parse("""{"p":{"order":"K"}}""");
            var before = JsonElement.Parse(body.ToJsonString());

            var after = Set(before, OrderBalance.Of(before));

            Assert.Equal(Ids(before), Ids(after));
            Assert.All(OrderedCollection.Of(after, "widgets").Members, m => Assert.True(m.Order.Length <= 4));
            Assert.Equal("K", OrderedCollection.Of(after, "pages").OrderOf("p"));
            Assert.Empty(OrderBalance.Of(after));
        });

    private static JsonElement Set(JsonElement body, IReadOnlyList<FieldChange> changes)
    {
        var document = new Document(Make.Key("layout", "a"), body, new Sequence(1), false);
        return EditMerge.Apply(document, FieldStamps.Empty, Edit.Set(document.Key, new Sequence(1), changes), new FieldStamp(new Sequence(2), Make.Noon)).Value.Body;
    }

    private static IEnumerable<string> Ids(JsonElement body) => OrderedCollection.Of(body, "widgets").Members.Select(m => m.Id);

    private static JsonElement Body(params (string Id, string Order)[] widgets)
    {
        var members = new JsonObject(widgets.Select(w => KeyValuePair.Create(w.Id, (JsonNode?)new JsonObject { ["order"] = w.Order })));
        return JsonElement.Parse(new JsonObject { ["format"] = 1, ["widgets"] = members }.ToJsonString());
    }
}
