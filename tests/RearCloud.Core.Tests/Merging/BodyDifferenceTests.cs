using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Merging;


namespace RearCloud.Core.Tests.Merging;

/// <summary>The difference of two bodies leads from one to the other through the merge.</summary>
public sealed class BodyDifferenceTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1}""", 0)]
    [InlineData("""{"a":1,"b":2}""", """{"b":3}""", 2)]
    [InlineData("""{"w":{"x":{"t":1},"y":{"t":1}}}""", """{"w":{"x":{"t":2}}}""", 2)]
    [InlineData("""{"w":{"x":{"frame":{"x":1,"y":2}}}}""", """{"w":{"x":{"frame":{"x":3,"y":4}}}}""", 1)]
    [InlineData("""{"a":[1,2]}""", """{"a":{"b":1}}""", 1)]
    [InlineData("""{"a":{"b":1}}""", """{"a":"text","c":null}""", 2)]
    public void The_changes_lead_from_the_one_body_to_the_other(string before, string after, int count)
    {
        var (from, to) = (JsonElement.Parse(before), JsonElement.Parse(after));
        var changes = BodyDifference.Between(from, to);
        Assert.Equal(count, changes.Count);

        var key = new DocumentKey(DocumentKind.Layout, new DocumentId("a"));
        var current = new Document(key, from, new Sequence(1), false);
        var stamp = new FieldStamp(new Sequence(2), DateTimeOffset.UnixEpoch);
        var merged = EditMerge.Apply(current, FieldStamps.Empty, Edit.Set(key, new Sequence(1), changes), stamp).Value;
        var expected = after.Replace(",\"c\":null", "", StringComparison.Ordinal);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), merged.Body), merged.Body.ToString());
    }
}
