using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RearCloud.Core.Documents;

/// <summary>
/// A whole set of documents in one self-checking block, from which a panel starts when everything else is broken.
/// Layout, little-endian: 8 bytes <c>RCSLOT01</c>, int64 generation, int32 payload length, 32 bytes SHA-256 over generation and payload,
/// payload: JSON <c>[{"kind","id","version","deleted","body"}]</c> in UTF-8.
/// </summary>
public sealed record DocumentSlot(long Generation, IReadOnlyList<Document> Documents)
{
    /// <summary>File names of the two slots; the valid one with the higher generation counts.</summary>
    public static IReadOnlyList<string> FileNames { get; } = ["slot-a", "slot-b"];

    /// <summary>Bytes that a slot may have.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private const int HeaderBytes = 8 + 8 + 4 + 32;

    private static ReadOnlySpan<byte> Magic => "RCSLOT01"u8;

    public static byte[] Encode(IReadOnlyList<Document> documents, long generation)
    {
        using var payload = new MemoryStream();
        using (var json = new Utf8JsonWriter(payload))
        {
            json.WriteStartArray();
            foreach (var document in documents) Write(json, document);
            json.WriteEndArray();
        }

        var slot = new byte[HeaderBytes + payload.Length];
        payload.GetBuffer().AsSpan(0, (int)payload.Length).CopyTo(slot.AsSpan(HeaderBytes));
        Magic.CopyTo(slot);
        BinaryPrimitives.WriteInt64LittleEndian(slot.AsSpan(8), generation);
        BinaryPrimitives.WriteInt32LittleEndian(slot.AsSpan(16), (int)payload.Length);
        Hash(slot, slot.AsSpan(20, 32));
        return slot;
    }

    /// <summary>Reads a slot; any damage is a problem with a code under <c>slot.</c></summary>
    public static Result<DocumentSlot> Decode(ReadOnlySpan<byte> slot)
    {
        if (slot.Length < HeaderBytes || !slot.StartsWith(Magic)) return Damage("slot.header", "The file does not start like a slot.");
        var length = BinaryPrimitives.ReadInt32LittleEndian(slot[16..]);
        if (length != slot.Length - HeaderBytes) return Damage("slot.length", $"The slot says {length} bytes and holds {slot.Length - HeaderBytes}.");
        Span<byte> hash = stackalloc byte[32];
        Hash(slot, hash);
        if (!hash.SequenceEqual(slot.Slice(20, 32))) return Damage("slot.checksum", "The checksum does not match.");
        try
        {
            var documents = new List<Document>();
            foreach (var item in JsonElement.Parse(slot[HeaderBytes..], new JsonDocumentOptions { MaxDepth = Limits.DocumentDepth + 2 }).EnumerateArray())
            {
                if (!DocumentKind.TryParse(item.GetProperty("kind").GetString(), out var kind) || !DocumentId.TryParse(item.GetProperty("id").GetString(), out var id))
                    return Damage("slot.document", "A document has no right name.");
                documents.Add(new Document(new DocumentKey(kind, id), item.GetProperty("body"), new Sequence(item.GetProperty("version").GetInt64()), item.GetProperty("deleted").GetBoolean()));
            }

            return new DocumentSlot(BinaryPrimitives.ReadInt64LittleEndian(slot[8..]), documents);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return Damage("slot.content", "The content is not a list of documents.");
        }
    }

    private static void Write(Utf8JsonWriter json, Document document)
    {
        json.WriteStartObject();
        json.WriteString("kind", document.Key.Kind.Name);
        json.WriteString("id", document.Key.Id.Value);
        json.WriteNumber("version", document.Version.Value);
        json.WriteBoolean("deleted", document.IsDeleted);
        json.WritePropertyName("body");
        json.WriteRawValue(Encoding.UTF8.GetBytes(document.Body.GetRawText()), skipInputValidation: true);
        json.WriteEndObject();
    }

    private static void Hash(ReadOnlySpan<byte> slot, Span<byte> target)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(slot.Slice(8, 8));
        hash.AppendData(slot[HeaderBytes..]);
        hash.GetHashAndReset(target);
    }

    private static Problem Damage(string code, string message) => new(code, "", message, "Use the other slot, or the factory document.");
}
