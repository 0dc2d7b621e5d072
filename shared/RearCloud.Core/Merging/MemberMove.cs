using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Core.Merging;

/// <summary>Finds the order key that brings a member of a collection to its place. The server and the replica find the same key among the same siblings.</summary>
internal static class MemberMove
{
    /// <summary>
    /// The change of the member's order; null if the member is gone. A sibling that is gone gives its place by its order key, if the
    /// edit tells it; else the member goes to the end.
    /// </summary>
    public static Result<FieldChange?> Resolve(DocumentKey key, JsonElement body, MemberPlace place)
    {
        var (name, id) = (place.Member.Segments[0], place.Member.Segments[1]);
        if (!body.TryGetProperty(name, out var collection)) return (FieldChange?)null;
        if (collection.ValueKind != JsonValueKind.Object) return NotMovable(place.Member, $"'{name}' is not a collection.");
        if (!collection.TryGetProperty(id, out var member)) return (FieldChange?)null;
        if (member.ValueKind != JsonValueKind.Object) return NotMovable(place.Member, "The member is not an object, so it has no order.");

        // The key depends on the siblings alone, so that a move that is merged twice, or twice in a row, is the same as once.
        var siblings = OrderedCollection.Of(collection).Without(id);
        var (before, after) = siblings.Gap(Passed(siblings, collection, place));
        var order = FractionalIndex.Between(before, after, OrderJitter.Of(key, place.Member));
        return new FieldChange(FieldPath.Of(name, id, "order"), JsonElement.Parse($"\"{order}\""));
    }

    // How many siblings the member stands behind.
    private static int Passed(OrderedCollection siblings, JsonElement collection, MemberPlace place)
    {
        if (place.After is not { } after) return 0;
        for (var i = 0; i < siblings.Members.Count; i++)
        {
            if (siblings.Members[i].Id == after) return i + 1;
        }

        // A sibling without an order is shown before those that have one.
        if (collection.TryGetProperty(after, out _)) return 0;
        return place.AfterOrder is { } order
            ? siblings.Members.Count(m => string.CompareOrdinal(m.Order, order) <= 0)
            : siblings.Members.Count;
    }

    private static Problem NotMovable(FieldPath member, string message) =>
        new("edit.move.member", member.Pointer, message, "Move an object that stands in a collection, like /widgets/clock.");
}
