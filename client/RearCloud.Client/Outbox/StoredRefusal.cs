using System.Text.Json;
using RearCloud.Core;

namespace RearCloud.Client.Outbox;

/// <summary>A refused mutation as the replica keeps it until it is dismissed.</summary>
internal sealed record StoredRefusal(StoredMutation Mutation, string Code, string Path, string Message, string Remedy)
{
    public static byte[] Encode(EditRefusal refusal)
    {
        var mutation = new StoredMutation(0, refusal.Trace.Value, EditTime.ToMicroseconds(refusal.EditedAt), [.. refusal.Edits.Select(StoredEdit.From)]);
        var problem = refusal.Problem;
        return JsonSerializer.SerializeToUtf8Bytes(
            new StoredRefusal(mutation, problem.Code, problem.Path, problem.Message, problem.Remedy), OutboxJson.Default.StoredRefusal);
    }

    /// <exception cref="JsonException">The bytes are damaged.</exception>
    public static EditRefusal Decode(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var stored = JsonSerializer.Deserialize(utf8, OutboxJson.Default.StoredRefusal) ?? throw new JsonException("There is no refusal.");
            var mutation = stored.Mutation.ToMutation();
            return new EditRefusal(mutation.Trace, mutation.EditedAt, mutation.Edits, new Problem(stored.Code, stored.Path, stored.Message, stored.Remedy));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or NullReferenceException)
        {
            throw new JsonException("The refusal is damaged.", e);
        }
    }
}
