using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using RearCloud.Core.Documents;
using RearCloud.Core.Json;

namespace RearCloud.Core.Replicas;

/// <summary>
/// A sum over the documents of a stream that can be kept up to date one document at a time: the exclusive or of the first eight
/// bytes of SHA-256 over each document's key, version and canonical body. Tombstones count for nothing, so that a server may forget them.
/// </summary>
public readonly record struct StreamChecksum(ulong Value)
{
    // What is hashed, written anew for each document: of the thread, so that a first sync makes no garbage of each body.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_hashed;

    /// <summary>Adds a document, or takes the same one away again.</summary>
    public StreamChecksum Toggle(Document document) => document.IsDeleted ? this : this ^ new StreamChecksum(document.Digest);

    /// <summary>The sum over the documents of two sets that share none.</summary>
    public static StreamChecksum operator ^(StreamChecksum left, StreamChecksum right) => new(left.Value ^ right.Value);

    public static StreamChecksum Xor(StreamChecksum left, StreamChecksum right) => left ^ right;

    /// <summary>The checksum of a whole stream.</summary>
    public static StreamChecksum Of(IEnumerable<Document> documents) => documents.Aggregate(default(StreamChecksum), (sum, d) => sum.Toggle(d));

    internal static ulong DigestOf(Document document)
    {
        var hashed = t_hashed ??= new ArrayBufferWriter<byte>();
        hashed.ResetWrittenCount();
        Encoding.UTF8.GetBytes($"{document.Key}\n{document.Version}\n", hashed);
        CanonicalJson.Write(hashed, document.Body);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(hashed.WrittenSpan, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    public override string ToString() => Value.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
}
