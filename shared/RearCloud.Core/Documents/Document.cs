using System.Text.Json;

namespace RearCloud.Core.Documents;

/// <summary>One synced item as it stands at a version.</summary>
/// <param name="Key">Kind and id.</param>
/// <param name="Body">A JSON object. Members that nobody knows are kept. A deleted document keeps its last body, so that it can be restored.</param>
/// <param name="Version">Sequence of the stream's change that made it so.</param>
/// <param name="IsDeleted">True for a tombstone.</param>
public sealed record Document(DocumentKey Key, JsonElement Body, Sequence Version, bool IsDeleted)
{
    private ulong _digest;
    private volatile bool _hasDigest;

    // A copy is made to be another document: the digest stays behind.
    private Document(Document original)
    {
        Key = original.Key;
        Body = original.Body;
        Version = original.Version;
        IsDeleted = original.IsDeleted;
    }

    /// <summary>Its part in a <see cref="Replicas.StreamChecksum"/>, made when it is asked for first: a replica asks when the document comes, and again when it goes.</summary>
    internal ulong Digest
    {
        get
        {
            if (_hasDigest) return _digest;
            _digest = Replicas.StreamChecksum.DigestOf(this);
            _hasDigest = true;
            return _digest;
        }
    }

    public bool Equals(Document? other) =>
        other is not null && Key == other.Key && Version == other.Version && IsDeleted == other.IsDeleted && JsonElement.DeepEquals(Body, other.Body);

    public override int GetHashCode() => HashCode.Combine(Key, Version, IsDeleted);
}
