using System.Text.Json;

namespace RearCloud.Core.Documents;

/// <summary>
/// The members of a collection that have an order key, in their order: by key, ties by id. A member without a key has no place of its own; it is shown before them.
/// </summary>
public sealed class OrderedCollection
{
    private readonly List<(string Id, string Order)> _members;

    private OrderedCollection(List<(string Id, string Order)> members) => _members = members;

    public IReadOnlyList<(string Id, string Order)> Members => _members;

    /// <summary>Reads a collection of a body; what is no collection is an empty one.</summary>
    public static OrderedCollection Of(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var collection) ? Of(collection) : new OrderedCollection([]);

    /// <summary>Reads a collection; what is no collection is an empty one.</summary>
    public static OrderedCollection Of(JsonElement collection)
    {
        if (collection.ValueKind != JsonValueKind.Object) return new OrderedCollection([]);
        var members = collection.EnumerateObject()
            .Select(m => (Id: m.Name, Order: Order(m.Value)))
            .Where(m => FractionalIndex.IsValid(m.Order))
            .Select(m => (m.Id, Order: m.Order!))
            .ToList();
        members.Sort(static (left, right) => string.CompareOrdinal(left.Order, right.Order) is not 0 and var byOrder ? byOrder : string.CompareOrdinal(left.Id, right.Id));
        return new OrderedCollection(members);
    }

    /// <summary>The member's order key, or null.</summary>
    public string? OrderOf(string id) => _members.FirstOrDefault(m => m.Id == id).Order;

    /// <summary>The same without a member.</summary>
    public OrderedCollection Without(string id) => new(_members.Where(m => m.Id != id).ToList());

    /// <summary>
    /// The neighbours between which something goes that is to stand behind the first <paramref name="count"/> members. Members of one key are passed
    /// together: there is no room between them.
    /// </summary>
    public (string? Before, string? After) Gap(int count)
    {
        var before = count == 0 ? null : _members[count - 1].Order;
        return (before, _members.Skip(count).Select(m => m.Order).FirstOrDefault(o => before is null || string.CompareOrdinal(o, before) > 0));
    }

    private static string? Order(JsonElement member) =>
        member.ValueKind == JsonValueKind.Object && member.TryGetProperty("order", out var order) && order.ValueKind == JsonValueKind.String ? order.GetString() : null;
}
