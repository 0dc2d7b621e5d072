using System.Text.Json;
using RearCloud.Core.Edits;

namespace RearCloud.Server.Documents;

/// <summary>What turns one body into another, member by member, so that replacing a document keeps what others change beside it.</summary>
internal static class BodyDifference
{
    // Geometry is one value and is never set in parts.
    private const string Frame = "frame";

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
            string[] at = [.. path, member.Name];
            var stands = before.TryGetProperty(member.Name, out var standing);
            if (stands && JsonElement.DeepEquals(standing, member.Value)) continue;
            var isMerged = stands && member.Name != Frame && standing.ValueKind == JsonValueKind.Object && member.Value.ValueKind == JsonValueKind.Object;
            if (isMerged) Compare(at, standing, member.Value, changes);
            else changes.Add(new FieldChange(FieldPath.Of(at), member.Value));
        }
    }
}
