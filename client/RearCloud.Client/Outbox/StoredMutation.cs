using System.Text.Json;
using RearCloud.Core.Edits;

namespace RearCloud.Client.Outbox;

/// <summary>A mutation as the outbox keeps it: JSON in UTF-8.</summary>
internal sealed record StoredMutation(long Id, string Trace, long EditedAtMicros, IReadOnlyList<StoredEdit> Edits, string? Name = null)
{
    public static byte[] Encode(Mutation mutation) =>
        JsonSerializer.SerializeToUtf8Bytes(From(mutation), OutboxJson.Default.StoredMutation);

    /// <exception cref="JsonException">The bytes are damaged.</exception>
    public static Mutation Decode(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var stored = JsonSerializer.Deserialize(utf8, OutboxJson.Default.StoredMutation) ?? throw new JsonException("There is no mutation.");
            return stored.ToMutation();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or NullReferenceException)
        {
            throw new JsonException("The mutation is damaged.", e);
        }
    }

    public static StoredMutation From(Mutation mutation) =>
        new(mutation.Id.Value, mutation.Trace.Value, EditTime.ToMicroseconds(mutation.EditedAt), [.. mutation.Edits.Select(StoredEdit.From)], mutation.Name);

    public Mutation ToMutation() =>
        new(new MutationId(Id), new TraceId(Trace), EditTime.FromMicroseconds(EditedAtMicros), [.. Edits.Select(e => e.ToEdit())]) { Name = Name };
}
