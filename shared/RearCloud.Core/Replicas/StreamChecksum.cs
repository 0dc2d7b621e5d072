using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using RearCloud.Core.Documents;
using RearCloud.Core.Json;

namespace RearCloud.Core.Replicas;

/// <summary>
/// A sum over the documents of a stream that can be kept up to date one document at a time: the exclusive or of the first eight
/// bytes of SHA-256 over each document's key, version, tombstone mark and canonical body.
/// </summary>
public readonly record struct StreamChecksum(ulong Value)
{
    /// <summary>Adds a document, or takes the same one away again.</summary>
    public StreamChecksum Toggle(Document document)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{document.Key}\n{document.Version}\n{(document.IsDeleted ? "deleted" : "live")}\n"));
        hash.AppendData(CanonicalJson.GetBytes(document.Body));
        return new StreamChecksum(Value ^ BinaryPrimitives.ReadUInt64BigEndian(hash.GetHashAndReset()));
    }

    /// <summary>The checksum of a whole stream.</summary>
    public static StreamChecksum Of(IEnumerable<Document> documents) => documents.Aggregate(default(StreamChecksum), (sum, d) => sum.Toggle(d));

    public override string ToString() => Value.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
}
