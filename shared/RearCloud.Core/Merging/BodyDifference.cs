using System.Text.Json;
using RearCloud.Core.Edits;

namespace RearCloud.Core.Merging;

/// <summary>What turns one body into another, member by member, so that replacing a document keeps what others change beside it.</summary>
public static class BodyDifference
{
    /// <summary>The changes that lead from one object to another; arrays and geometry change whole.</summary>
    public static IReadOnlyList<FieldChange> Between(JsonElement before, JsonElement after)
    {
        var changes = new List<FieldChange>();
        Compare([], before, after, changes);
        return changes;
    }

    private static void Compare(string[] path, JsonElement before, JsonElement after, List<FieldChange> changes)
    {
        foreach (var member in before.EnumerateObject())
        {
            if (!after.TryGetProperty(member.Name, out _)) changes.Add(new FieldChange(FieldPath.Of([.. path, member.Name]), null));
        }

        foreach (var member in after.EnumerateObject())
        {
            var at = FieldPath.Of([.. path, member.Name]);
            var stands = before.TryGetProperty(member.Name, out var standing);
            if (stands && JsonElement.DeepEquals(standing, member.Value)) continue;
            var isMerged = stands && !at.IsAtomic && standing.ValueKind == JsonValueKind.Object && member.Value.ValueKind == JsonValueKind.Object;
            if (isMerged) Compare([.. at.Segments], standing, member.Value, changes);
            else changes.Add(new FieldChange(at, member.Value));
        }
    }
}
