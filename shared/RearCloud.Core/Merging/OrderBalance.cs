using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Core.Merging;

/// <summary>Shortens the order keys of a collection when they have become long, by spreading them evenly; the members keep their order.</summary>
public static class OrderBalance
{
    /// <summary>
    /// The order keys to set; none while every key has at most <see cref="Limits.OrderKeyLength"/> characters. A collection of more members than an edit has
    /// fields is left alone: its keys grow on.
    /// </summary>
    public static IReadOnlyList<FieldChange> Of(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object ? [.. body.EnumerateObject().SelectMany(m => Spread(m.Name, OrderedCollection.Of(m.Value).Members))] : [];

    private static IEnumerable<FieldChange> Spread(string collection, IReadOnlyList<(string Id, string Order)> members)
    {
        if (members.Count > Limits.FieldsPerEdit || members.All(m => m.Order.Length <= Limits.OrderKeyLength)) return [];
        return members
            .Zip(FractionalIndex.Spread(members.Count), (member, order) => (member.Id, Before: member.Order, After: order))
            .Where(m => m.Before != m.After)
            .Select(m => new FieldChange(FieldPath.Of(collection, m.Id, "order"), JsonElement.Parse($"\"{m.After}\"")));
    }
}
