using System.Text.Json;

namespace RearCloud.Core.Validation;

/// <summary>
/// The depth of a merged body. What arrives is bounded where it is read (<see cref="Json.JsonBody"/>), but a value may be set deep inside a document, and
/// what is stored deeper than that bound no replica could read.
/// </summary>
internal static class BodyDepth
{
    /// <summary>The pointer of the first object or list beyond <see cref="Limits.DocumentDepth"/>; null if there is none. The body itself has depth 1.</summary>
    public static string? FirstBeyond(JsonElement body) => FirstBeyond(body, "", 1);

    private static string? FirstBeyond(JsonElement value, string path, int depth)
    {
        if (value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)) return null;
        if (depth > Limits.DocumentDepth) return path;
        if (value.ValueKind == JsonValueKind.Array)
            return value.EnumerateArray().Select((item, i) => FirstBeyond(item, $"{path}/{i}", depth + 1)).FirstOrDefault(found => found is not null);
        return value.EnumerateObject().Select(m => FirstBeyond(m.Value, $"{path}/{BodyReader.Escape(m.Name)}", depth + 1)).FirstOrDefault(found => found is not null);
    }
}
