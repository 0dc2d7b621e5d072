using System.Text.Json;
using RearCloud.Core.Edits;
using RearCloud.Server.Sync;

namespace RearCloud.Web.History.Timeline;

/// <summary>What a change did to one member.</summary>
/// <param name="Path">The member.</param>
/// <param name="Was">The value that it replaced; null if there was none, or it was not kept.</param>
/// <param name="Is">The value that it set; null if it removed the member.</param>
internal sealed record FieldEffect(FieldPath Path, JsonElement? Was, JsonElement? Is)
{
    /// <summary>The members that a change really touched, as far as that was kept; else those that it meant to set.</summary>
    public static IReadOnlyList<FieldEffect> Of(PastChange change) => change.Before is { Fields.Count: > 0 } before
        ? [.. before.Fields.Select(f => new FieldEffect(f.Path, f.Value, After(change.Edit, f.Path)))]
        : [.. change.Edit.Fields.Select(f => new FieldEffect(f.Path, null, f.Value))];

    private static JsonElement? After(Edit edit, FieldPath path)
    {
        if (edit.Body is { } body) return Below(body, path.Segments);
        // Of several changes of one member the last counts.
        foreach (var field in edit.Fields.Reverse())
        {
            if (field.Value is { } value && path.Segments.Take(field.Path.Segments.Count).SequenceEqual(field.Path.Segments))
                return Below(value, path.Segments.Skip(field.Path.Segments.Count));
        }

        return null;
    }

    private static JsonElement? Below(JsonElement value, IEnumerable<string> segments)
    {
        foreach (var segment in segments)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(segment, out value)) return null;
        }

        return value.ValueKind == JsonValueKind.Null ? null : value;
    }
}
