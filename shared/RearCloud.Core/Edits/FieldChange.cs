using System.Text.Json;

namespace RearCloud.Core.Edits;

/// <summary>One member set to a value, or removed. An object value is merged member by member (RFC 7396).</summary>
/// <param name="Path">The member; never the root.</param>
/// <param name="Value">The new value; null removes the member.</param>
public sealed record FieldChange(FieldPath Path, JsonElement? Value)
{
    public bool Equals(FieldChange? other) =>
        other is not null && Path.Equals(other.Path) && Value.HasValue == other.Value.HasValue
        && (!Value.HasValue || JsonElement.DeepEquals(Value.Value, other.Value!.Value));

    public override int GetHashCode() => Path.GetHashCode();
}
