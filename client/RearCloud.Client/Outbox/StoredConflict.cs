using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Client.Outbox;

/// <summary>A lost value as the replica keeps it until it is restored or dismissed.</summary>
internal sealed record StoredConflict(string Trace, long EditedAtMicros, string Kind, string Id, StoredField Field)
{
    public static byte[] Encode(EditConflict conflict) => JsonSerializer.SerializeToUtf8Bytes(
        new StoredConflict(
            conflict.Trace.Value, EditTime.ToMicroseconds(conflict.EditedAt), conflict.Key.Kind.Name, conflict.Key.Id.Value, new StoredField(conflict.Path.Pointer, conflict.Value)),
        OutboxJson.Default.StoredConflict);

    /// <exception cref="JsonException">The bytes are damaged.</exception>
    public static EditConflict Decode(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var stored = JsonSerializer.Deserialize(utf8, OutboxJson.Default.StoredConflict) ?? throw new JsonException("There is no conflict.");
            var key = new DocumentKey(new DocumentKind(stored.Kind), new DocumentId(stored.Id));
            return new EditConflict(new TraceId(stored.Trace), EditTime.FromMicroseconds(stored.EditedAtMicros), key, FieldPath.Parse(stored.Field.Path).Value, stored.Field.Value);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or NullReferenceException)
        {
            throw new JsonException("The conflict is damaged.", e);
        }
    }
}
