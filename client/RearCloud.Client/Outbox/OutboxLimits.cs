using System.Text;
using System.Text.Json;
using RearCloud.Core;
using RearCloud.Core.Edits;
using RearCloud.Core.Json;
using RearCloud.Core.Validation;

namespace RearCloud.Client.Outbox;

/// <summary>The edge of the client: what an edit must keep to, so that the server can take it at all.</summary>
internal static class OutboxLimits
{
    /// <summary>Bytes of one mutation, so that it fits a frame with room for the frame's own members.</summary>
    public const int MutationBytes = Limits.FrameBytes / 2;

    /// <summary>The first rule that the mutation breaks, or null.</summary>
    public static Problem? Check(Mutation mutation)
    {
        if (EditCheck.Check(mutation) is { } problem) return problem;
        long bytes = 0;
        foreach (var value in mutation.Edits.SelectMany(Values))
        {
            var utf8 = Encoding.UTF8.GetBytes(value.GetRawText());
            if (!JsonBody.ParseValue(utf8).TryGet(out _, out var malformed)) return malformed;
            bytes += utf8.Length;
        }

        return bytes <= MutationBytes
            ? null
            : new Problem("mutation.too-large", "", $"The edits have {bytes} bytes together; {MutationBytes} are allowed.", "Split them into several mutations.");
    }

    /// <summary>What an outbox that is full says.</summary>
    public static Problem Full { get; } = new(
        "outbox.full", "", $"{Limits.WaitingMutations} edits wait for the server already.", "Connect the device, then edit again; what was accepted before is kept.");

    private static IEnumerable<JsonElement> Values(Edit edit)
    {
        if (edit.Body is { } body) yield return body;
        foreach (var field in edit.Fields)
        {
            if (field.Value is { } value) yield return value;
        }
    }
}
