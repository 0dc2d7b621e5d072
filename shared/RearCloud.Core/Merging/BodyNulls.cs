using System.Text.Json;
using System.Text.Json.Nodes;

namespace RearCloud.Core.Merging;

/// <summary>In a merge a null member is an absent one (RFC 7396), also in an object that is written whole: else the same edit would remove it the second time.</summary>
internal static class BodyNulls
{
    /// <summary>The object without null members, at any depth outside arrays and geometry; the same text if it has none.</summary>
    public static JsonElement Strip(JsonElement body)
    {
        if (!HasNull(body)) return body;
        var stripped = JsonNode.Parse(body.GetRawText())!.AsObject();
        Strip(stripped);
        return JsonElement.Parse(stripped.ToJsonString());
    }

    private static bool HasNull(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.EnumerateObject().Any(m => m.Value.ValueKind == JsonValueKind.Null || (!IsAtomic(m.Name) && HasNull(m.Value)));

    private static void Strip(JsonObject body)
    {
        foreach (var (name, value) in body.ToList())
        {
            if (value is null) body.Remove(name);
            else if (value is JsonObject inner && !IsAtomic(name)) Strip(inner);
        }
    }

    private static bool IsAtomic(string name) => Edits.FieldPath.Of(name).IsAtomic;
}
