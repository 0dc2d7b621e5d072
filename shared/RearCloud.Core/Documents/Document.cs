using System.Text.Json;

namespace RearCloud.Core.Documents;

/// <summary>One synced item as it stands at a version.</summary>
/// <param name="Key">Kind and id.</param>
/// <param name="Body">A JSON object. Members that nobody knows are kept. A deleted document keeps its last body, so that it can be restored.</param>
/// <param name="Version">Sequence of the stream's change that made it so.</param>
/// <param name="IsDeleted">True for a tombstone.</param>
public sealed record Document(DocumentKey Key, JsonElement Body, Sequence Version, bool IsDeleted)
{
    public bool Equals(Document? other) =>
        other is not null && Key == other.Key && Version == other.Version && IsDeleted == other.IsDeleted && JsonElement.DeepEquals(Body, other.Body);

    public override int GetHashCode() => HashCode.Combine(Key, Version, IsDeleted);
}
